import DialogSyntax

/// What `explain` shows about files, names before a colon, and the shape of what follows.
extension DialogProblems {
  static let files = [
    CodePage(
      "empty-file",
      "A file says in its first line what it is. An empty one says nothing, and is "
        + "easily a file that was not saved.",
      wrong: "",
      right: """
        concepts:
          tired: tired, worn out

        """),
    CodePage(
      "file-kind",
      "The first name of a file says what the file is: a dialog, concepts, contacts, "
        + "tests, or the settings of the pack.",
      wrong: """
        title: After a lapse
        dialog: relapse

        """,
      right: """
        concepts:
          tired: tired, worn out

        """),
    CodePage(
      "no-pack",
      "One file of the folder begins with `pack:`. It says where every conversation "
        + "begins and where it goes when nothing else is left.",
      wrong: """
        concepts:
          tired: tired, worn out

        """,
      right: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, I did not follow.

        """),
    CodePage(
      "two-packs",
      "Two files both say what holds for the whole folder, so nobody could tell which "
        + "of them counts.",
      wrong: """
        pack: second
        opening: other/hello
        landing: other/menu
        fallback: Sorry, I did not follow.

        """,
      right: """
        concepts:
          tired: tired, worn out

        """),
    CodePage(
      "unknown-key",
      "Every part of a file has a fixed set of names before the colon. One that is "
        + "misspelt would be left out without a word.",
      wrong: """
        - say: Hello.
          tagg: greeting
        - goto: after

        """,
      right: """
        - say: Hello.
          tag: greeting
        - goto: after

        """),
    CodePage(
      "missing-key",
      "Some lines are needed for a part of a file to mean anything.",
      wrong: """
        contacts: ie
        lines:
          emergency:
            say: an ambulance
            checked: 2026-11-22

        """,
      right: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 2026-11-22

        """),
    CodePage(
      "missing-value",
      "A name with a colon promises something after it, and a dash promises something, "
        + "too.",
      wrong: """
        - say:
        - goto: after

        """,
      right: """
        - say: Hello.
        - goto: after

        """),
    CodePage(
      "wrong-shape",
      "Each name takes one shape: a line of text, a list with dashes, or names with "
        + "colons under it.",
      wrong: """
        - say:
            - Hello.
        - goto: after

        """,
      right: """
        - say:
            once:
              - Hello.
        - goto: after

        """),
    CodePage(
      "yes-or-no",
      "Here only `yes` or `no` can stand.",
      wrong: """
        - ask: Shall we go on?
          choices:
            Gladly:
              once: true
              goto: after
            Later: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Gladly:
              once: yes
              goto: after
            Later: after

        """),
    CodePage(
      "whole-number",
      "Here a whole number in digits has to stand.",
      wrong: """
        tests: example
        cases:
          somebody who says hello:
            dialog: other
            steps:
              - ends within: three

        """,
      right: """
        tests: example
        cases:
          somebody who says hello:
            dialog: other
            steps:
              - ends within: 3

        """),
    CodePage(
      "date",
      "Dates are written as year, month and day, so that nobody in the world reads "
        + "another day.",
      wrong: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 22.11.2026

        """,
      right: """
        contacts: ie
        country: Ireland
        lines:
          emergency:
            say: an ambulance
            checked: 2026-11-22

        """),
    CodePage(
      "seed",
      "The seed of a test fixes what `at random` picks. It is written with the digits 0 "
        + "to 9 and the letters a to f.",
      wrong: """
        tests: example
        cases:
          somebody who says hello:
            dialog: other
            seed: lucky
            steps:
              - you: hello

        """,
      right: """
        tests: example
        cases:
          somebody who says hello:
            dialog: other
            seed: 2a
            steps:
              - you: hello

        """),
    CodePage(
      "defined-twice",
      "Two things of one kind have the same name, so a reference could mean either.",
      wrong: """
        dialog: other
        title: The same name again
        review:
          by: somebody
          next: 2027-11-22
        nodes:
          start:
            - end: over

        """,
      right: """
        dialog: another
        title: Its own name
        review:
          by: somebody
          next: 2027-11-22
        nodes:
          start:
            - end: over

        """),
    CodePage(
      "name-letters",
      "Names that are written inside texts and conditions take few letters, so that "
        + "they never run into the words around them.",
      wrong: """
        variables:
          Feeling Now: text
        nodes:
          start:
            - end: over

        """,
      right: """
        variables:
          feeling_now: text
        nodes:
          start:
            - ask: How do you feel?
              answer: feeling_now
            - say: You wrote {feeling_now}.
            - end: over

        """),
    CodePage(
      "needs-quotes",
      "Other programs that read YAML take a bare number, `true` or `null` for something "
        + "else than text. In quotes everybody reads the same.",
      wrong: """
        - say: 12
        - goto: after

        """,
      right: """
        - say: "12"
        - goto: after

        """),
  ]
}
