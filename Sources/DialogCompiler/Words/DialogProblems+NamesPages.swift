import DialogSyntax

/// What `explain` shows about names that lead to nothing, and slots.
extension DialogProblems {
  static let names = [
    CodePage(
      "unknown-node",
      "A step leads to a node that is not there. Inside a dialog a node has its plain "
        + "name, elsewhere the dialog and a slash in front.",
      wrong: """
        - goto: afterr

        """,
      right: """
        - goto: after

        """),
    CodePage(
      "unknown-dialog",
      "The part before the slash is the id of a dialog, as it stands after `dialog:` in "
        + "its file.",
      wrong: """
        - goto: othr/menu

        """,
      right: """
        - goto: other/menu

        """),
    CodePage(
      "node-without-dialog",
      "The pack belongs to no dialog, so a node needs the name of its dialog in front.",
      wrong: """
        pack: example
        opening: hello
        landing: other/menu
        fallback: Sorry, I did not follow.

        """,
      right: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, I did not follow.

        """),
    CodePage(
      "node-name",
      "A name of a node may be any plain words, but not `next`, which means the step "
        + "below a question, and it has no slash.",
      wrong: """
        nodes:
          start:
            - ask: Shall we go on?
              choices:
                Go on: next
            - end: over
          next:
            - end: over

        """,
      right: """
        nodes:
          start:
            - ask: Shall we go on?
              choices:
                Go on: going on
          going on:
            - end: over

        """),
    CodePage(
      "unknown-variable",
      "A variable is declared under `variables`, in the dialog or in the pack, before "
        + "anything can use it.",
      wrong: """
        - set: dayz = 3
        - goto: after

        """,
      right: """
        - set: days = 3
        - goto: after

        """),
    CodePage(
      "unknown-concept",
      "The words between < and > name a concept, which stands under `concepts`.",
      wrong: """
        concepts:
          tired: tired, worn out
          resting: <tird> lie down
        nodes:
          start:
            - end: over

        """,
      right: """
        concepts:
          tired: tired, worn out
          resting: <tired> lie down
        nodes:
          start:
            - end: over

        """),
    CodePage(
      "unknown-country",
      "The country is the id of a contacts file.",
      wrong: """
        pack: example
        opening: other/hello
        landing: other/menu
        country: uk
        fallback: Sorry, I did not follow.

        """,
      right: """
        pack: example
        opening: other/hello
        landing: other/menu
        country: none
        fallback: Sorry, I did not follow.

        """),
    CodePage(
      "unknown-slot",
      "Between braces stands the name of a variable or of a contact.",
      wrong: """
        - say: In danger, {emergancy}.
        - goto: after

        """,
      right: """
        - say: In danger, {emergency}.
        - goto: after

        """),
    CodePage(
      "slot-sign",
      "A slot is a name in single braces. With the signs of another program around it, the name "
        + "itself would be shown.",
      wrong: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - ask: How many days?
              answer: days
            - say: "{days} days, that is {{days}}."
            - end: over

        """,
      right: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - ask: How many days?
              answer: days
            - say: "{days} days, that is {days}."
            - end: over

        """),
    CodePage(
      "open-slot",
      "A brace opens a slot, which has to be closed on the same line or paragraph.",
      wrong: """
        - say: In danger, {emergency.
        - goto: after

        """,
      right: """
        - say: In danger, {emergency}.
        - goto: after

        """),
    CodePage(
      "empty-slot",
      "A slot without a name has nothing to show.",
      wrong: """
        - say: In danger, {}.
        - goto: after

        """,
      right: """
        - say: In danger, {emergency}.
        - goto: after

        """),
    CodePage(
      "slot-in-label",
      "A label is what people type back, so it is the same words every time.",
      wrong: """
        - ask: What now?
          choices:
            Call {emergency}: after
            Wait: after

        """,
      right: """
        - ask: What now? {emergency} is there for you.
          choices:
            Call somebody: after
            Wait: after

        """),
    CodePage(
      "message-slot",
      "Each of the program's own lines has its own slots; another one would stay empty.",
      wrong: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, I did not follow.
        messages:
          goodbye: Bye, {word}.

        """,
      right: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, I did not follow.
        messages:
          out of range: Please give a number from {low} to {high}.

        """),
    CodePage(
      "one-name-two-things",
      "A slot shows a variable or a contact by its name, so the two may not share one.",
      wrong: """
        variables:
          emergency: text
        nodes:
          start:
            - ask: What would be an emergency for you?
              answer: emergency
            - if: known emergency
              then: start
            - end: over

        """,
      right: """
        variables:
          worst: text
        nodes:
          start:
            - ask: What would be an emergency for you?
              answer: worst
            - say: "You wrote: {worst}"
            - end: over

        """),
    CodePage(
      "engine-variable",
      "`consent` and `country` are always there; the program itself looks after them.",
      wrong: """
        variables:
          consent: yes or no
        nodes:
          start:
            - end: over

        """,
      right: """
        - ask: May this be kept?
          choices:
            For me only:
              set: consent = me
              goto: after
            Not at all:
              set: consent = none
              goto: after

        """),
    CodePage(
      "old-name-in-use",
      "`was` names what something was called before, so that kept conversations still "
        + "find it. A name that is in use means what it means today.",
      wrong: """
        nodes:
          start:
            steps:
              - goto: finish
            was: finish
          finish:
            - end: over

        """,
      right: """
        nodes:
          start:
            steps:
              - goto: finish
            was: beginning
          finish:
            - end: over

        """),
  ]
}
