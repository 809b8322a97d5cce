import DialogSyntax

/// What `explain` shows about kinds and values of variables.
extension DialogProblems {
  static let kinds = [
    CodePage(
      "unknown-kind",
      "The kind of a variable says what a reply may be. There are six.",
      wrong: """
        variables:
          days: integer
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - ask: How many days?
              answer: days
            - say: "{days} days."
            - end: over

        """),
    CodePage(
      "text-limit",
      "A text is kept up to a number of characters between 1 and 2000.",
      wrong: """
        variables:
          story: text up to 100000
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          story: text up to 500
        nodes:
          start:
            - ask: What happened?
              answer: story
            - say: "You wrote: {story}"
            - end: over

        """),
    CodePage(
      "empty-range",
      "A range of numbers runs from the lower to the higher one.",
      wrong: """
        variables:
          days: number 10 to 0
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          days: number 0 to 10
        nodes:
          start:
            - ask: How many days?
              answer: days
            - say: "{days} days."
            - end: over

        """),
    CodePage(
      "up-to",
      "The number after `up to` lies between 1 and the number of values.",
      wrong: """
        variables:
          signs: up to 3 of stress, sleep
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          signs: up to 2 of stress, sleep, hiding
        nodes:
          start:
            - ask: Which signs?
              answer: signs
            - say: "You picked {signs}."
            - end: over

        """),
    CodePage(
      "empty-value",
      "Between two commas of a list, and at its ends, a value has to stand.",
      wrong: """
        variables:
          signs: any of stress, , sleep
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          signs: any of stress, sleep
        nodes:
          start:
            - ask: Which signs?
              answer: signs
            - say: "You picked {signs}."
            - end: over

        """),
    CodePage(
      "value-twice",
      "Each value stands in a list once.",
      wrong: """
        variables:
          signs: any of stress, sleep, stress
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          signs: any of stress, sleep
        nodes:
          start:
            - ask: Which signs?
              answer: signs
            - say: "You picked {signs}."
            - end: over

        """),
    CodePage(
      "value-count",
      "A list to choose from has at least two values and at most 64.",
      wrong: """
        variables:
          feeling: one of calm
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          feeling: one of calm, tense
        nodes:
          start:
            - ask: How is it now?
              answer: feeling
            - say: You feel {feeling}.
            - end: over

        """),
    CodePage(
      "values-without-list",
      "`values` gives labels and words to the values of a list. A number or a text has "
        + "none.",
      wrong: """
        variables:
          days:
            kind: number 0 to 30
            values:
              low: few days
        nodes:
          start:
            - ask: How many days?
              answer: days
            - say: "{days} days."
            - end: over

        """,
      right: """
        variables:
          reason:
            kind: one of money, health
            values:
              money: money worries
        nodes:
          start:
            - ask: What matters most?
              answer: reason
            - say: You picked {reason}.
            - end: over

        """),
    CodePage(
      "unknown-value",
      "A variable with a list holds only the values of its list, as they stand in its "
        + "kind.",
      wrong: """
        - if: substance is alcohl
          then: after
        - goto: after

        """,
      right: """
        - if: substance is alcohol
          then: after
        - goto: after

        """),
    CodePage(
      "out-of-range",
      "A number outside of its kind can never be answered.",
      wrong: """
        - set: days = 99
        - goto: after

        """,
      right: """
        - set: days = 9
        - goto: after

        """),
    CodePage(
      "no-equals",
      "`set` gives a value with one equals sign: name, sign, value.",
      wrong: """
        - set: days to 3
        - goto: after

        """,
      right: """
        - set: days = 3
        - goto: after

        """),
    CodePage(
      "sum-of-words",
      "Only numbers can be added, and values to lists.",
      wrong: """
        - set: substance = alcohol + opioids
        - goto: after

        """,
      right: """
        - set: signs = signs + stress
        - goto: after

        """),
    CodePage(
      "kinds-differ",
      "A variable can be given to, or compared with, another one of the same kind only.",
      wrong: """
        - set: days = substance
        - goto: after

        """,
      right: """
        - set: days = days + 1
        - goto: after

        """),
    CodePage(
      "private-kind",
      "Only what was typed in one's own words can be private; the other kinds decide "
        + "where a conversation goes.",
      wrong: """
        variables:
          days:
            kind: number 0 to 30
            private: yes
        nodes:
          start:
            - ask: How many days?
              answer: days
            - say: "{days | some} days."
            - end: over

        """,
      right: """
        variables:
          secret:
            kind: text
            private: yes
        nodes:
          start:
            - ask: What is on your mind? It is not kept.
              answer: secret
            - say: "You wrote: {secret | your words}"
            - end: over

        """),
    CodePage(
      "private-use",
      "A private answer is never written down. A way that hangs on it could not be "
        + "found again, so it cannot be compared, set or kept.",
      wrong: """
        - if: secret is "no"
          then: after
        - goto: after

        """,
      right: """
        - if: known secret
          then: after
        - goto: after

        """),
    CodePage(
      "private-slot",
      "After coming back a private answer is known to have been given, but its words "
        + "are gone. The slot needs words for that case.",
      wrong: """
        - say: "You wrote: {secret}"
        - goto: after

        """,
      right: """
        - say: "You wrote: {secret | your words}"
        - goto: after

        """),
  ]
}
