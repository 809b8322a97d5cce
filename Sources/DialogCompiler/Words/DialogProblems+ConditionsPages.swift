import DialogSyntax

/// What `explain` shows about conditions.
extension DialogProblems {
  static let conditions = [
    CodePage(
      "condition-sign",
      "Conditions are written in words. The signs of programming languages have no "
        + "meaning here.",
      wrong: """
        - if: days == 3
          then: after
        - goto: after

        """,
      right: """
        - if: days is 3
          then: after
        - goto: after

        """),
    CodePage(
      "condition",
      "A condition compares two things, and `and` or `or` stands between two of them.",
      wrong: """
        - if: days is 3 safe is yes
          then: after
        - goto: after

        """,
      right: """
        - if: days is 3 and safe is yes
          then: after
        - goto: after

        """),
    CodePage(
      "condition-name",
      "A name alone does not say what is asked of it.",
      wrong: """
        - if: safe
          then: after
        - goto: after

        """,
      right: """
        - if: safe is yes
          then: after
        - goto: after

        """),
    CodePage(
      "condition-bracket",
      "Brackets come in pairs.",
      wrong: """
        - if: (days is 3 or safe is yes
          then: after
        - goto: after

        """,
      right: """
        - if: (days is 3 or safe is yes) and substance is alcohol
          then: after
        - goto: after

        """),
    CodePage(
      "condition-limit",
      "A condition can have up to 64 parts, and brackets up to 32 deep.",
      wrong: """
        - if: (((((((((((((((((((((((((((((((((days is 3)))))))))))))))))))))))))))))))))
          then: after
        - goto: after

        """,
      right: """
        - if: (days is 3)
          then: after
        - goto: after

        """),
    CodePage(
      "condition-quote",
      "A name or value with spaces stands between two double quotes.",
      wrong: """
        - if: visited "after
          then: after
        - goto: after

        """,
      right: """
        - if: visited "after"
          then: after
        - goto: after

        """),
    CodePage(
      "name-needs-quotes",
      "Inside a condition a space parts two words. Quotes hold the words of one name "
        + "together.",
      wrong: """
        variables:
          feeling: one of calm, very tense
        nodes:
          start:
            - ask: How is it now?
              answer: feeling
            - if: feeling is very tense
              then: start
            - end: over

        """,
      right: """
        variables:
          feeling: one of calm, very tense
        nodes:
          start:
            - ask: How is it now?
              answer: feeling
            - if: feeling is "very tense"
              then: start
            - end: over

        """),
    CodePage(
      "number-and-word",
      "A number can be compared with numbers only.",
      wrong: """
        - if: substance > 3
          then: after
        - goto: after

        """,
      right: """
        - if: days > 3
          then: after
        - goto: after

        """),
    CodePage(
      "has-for-lists",
      "A variable that holds several values is asked with `has`, one that holds a "
        + "single value with `is`.",
      wrong: """
        - if: signs is stress
          then: after
        - goto: after

        """,
      right: """
        - if: signs has stress
          then: after
        - goto: after

        """),
    CodePage(
      "says-for-texts",
      "`says` asks whether a text is words of a concept and no others. Every other kind is asked "
        + "with `is` or `has`.",
      wrong: """
        - if: signs says low
          then: after
        - goto: after

        """,
      right: """
        - if: signs has stress
          then: after
        - goto: after

        """),
  ]
}
