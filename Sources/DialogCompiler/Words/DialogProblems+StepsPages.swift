import DialogSyntax

/// What `explain` shows about nodes, steps, questions and phrases.
extension DialogProblems {
  static let steps = [
    CodePage(
      "no-steps",
      "A node without steps would do nothing and lead nowhere.",
      wrong: """
        nodes:
          start:
            - goto: finish
          finish:

        """,
      right: """
        nodes:
          start:
            - goto: finish
          finish:
            - end: over

        """),
    CodePage(
      "steps-shape",
      "A node is a list of steps. Each step begins with a dash and the word for what it "
        + "does.",
      wrong: """
        nodes:
          start:
            - Hello.
            - end: over

        """,
      right: """
        nodes:
          start:
            - say: Hello.
            - end: over

        """),
    CodePage(
      "unknown-step",
      "A step begins with one of twelve words.",
      wrong: """
        - sya: Hello.
        - goto: after

        """,
      right: """
        - say: Hello.
        - goto: after

        """),
    CodePage(
      "step-alone",
      "Some lines belong to a step and cannot be one.",
      wrong: """
        - choices:
            Go on: after
        - goto: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Go on: after

        """),
    CodePage(
      "two-steps",
      "A step does one thing, so that the order is plain to see. The second thing gets "
        + "a dash of its own.",
      wrong: """
        - say: Hello.
          goto: after

        """,
      right: """
        - say: Hello.
        - goto: after

        """),
    CodePage(
      "misplaced",
      "This line belongs to another kind of step.",
      wrong: """
        - say: Hello.
          fallback: Please pick one.
        - goto: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Go on: after
          fallback: Please pick one.

        """),
    CodePage(
      "two-variants",
      "A `say` picks its words in one way: in turn, at random, or once.",
      wrong: """
        - say:
            once: Hello.
            in turn: Hello again.
        - goto: after

        """,
      right: """
        - say:
            in turn:
              - Hello.
              - Hello again.
        - goto: after

        """),
    CodePage(
      "if-without-then",
      "An `if` of its own decides between steps, and there are none. Beside another "
        + "word it only says when that step runs.",
      wrong: """
        - if: days is 3
        - goto: after

        """,
      right: """
        - if: days is 3
          say: Three days.
        - goto: after

        """),
    CodePage(
      "else-in-first",
      "`first` runs the first step whose `if` holds. What is left for all other cases "
        + "is its last step, without an `if`.",
      wrong: """
        - first:
            - if: days is 3
              then: after
              else: after
        - goto: after

        """,
      right: """
        - first:
            - if: days is 3
              then: after
            - goto: after

        """),
    CodePage(
      "switch-kind",
      "`switch` looks at one value, so a list of several or a text cannot be told apart "
        + "by its cases.",
      wrong: """
        - switch: signs
          cases:
            stress: after
        - goto: after

        """,
      right: """
        - if: signs has stress
          then: after
        - goto: after

        """),
    CodePage(
      "ask-without-answer",
      "A question needs a way to be answered: labels to choose from, or a variable that "
        + "takes the answer.",
      wrong: """
        - ask: How many days?
        - goto: after

        """,
      right: """
        - ask: How many days?
          answer: days
        - goto: after

        """),
    CodePage(
      "choices-and-answer",
      "A question has labels of its own or the kind of its variable, not both.",
      wrong: """
        - ask: How many days?
          answer: days
          choices:
            None: after
        - goto: after

        """,
      right: """
        - ask: How many days?
          choices:
            None:
              set: days = 0
              goto: after
            Some: after

        """),
    CodePage(
      "choice-leads-nowhere",
      "After the colon of a label stands what follows when it is chosen.",
      wrong: """
        - ask: Shall we go on?
          choices:
            Go on: after
            Wait:
        - goto: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Go on: after
            Wait: next
        - goto: after

        """),
    CodePage(
      "nothing-listed",
      "A choice with `listed: no` is heard when somebody types it, and is not shown; with a "
        + "condition, it is shown while that holds. Beside it stands one that is always shown.",
      wrong: """
        - ask: What is it about?
          choices:
            Sleep:
              if: days > 0
              goto: after
            Money:
              listed: no
              goto: after
        - goto: after

        """,
      right: """
        - ask: What is it about?
          choices:
            Sleep: next
            Money:
              listed: no
              goto: after
        - goto: after

        """),
    CodePage(
      "step-in-choice",
      "Under a label stand words about the choice. Its steps stand under `then`, each "
        + "with a dash.",
      wrong: """
        - ask: Shall we go on?
          choices:
            Go on:
              say: Good.
              goto: after
            Wait: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Go on:
              then:
                - say: Good.
              goto: after
            Wait: after

        """),
    CodePage(
      "question-twice",
      "A kept conversation finds a question again by its id, which is the `id`, else "
        + "the variable. Two alike in one node could not be told apart.",
      wrong: """
        - ask: How many days?
          answer: days
        - ask: And now?
          answer: days
        - goto: after

        """,
      right: """
        - ask: How many days?
          answer: days
        - ask: And now?
          answer: days
          id: days now
        - goto: after

        """),
    CodePage(
      "choice-twice",
      "A kept conversation finds a choice again by its id, which is the `id`, else the "
        + "label.",
      wrong: """
        - ask: Shall we go on?
          choices:
            Go on: after
            Wait:
              id: Go on
              goto: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Go on: after
            Wait:
              id: wait
              goto: after

        """),
    CodePage(
      "empty-phrase",
      "Commas part phrases, and each phrase has at least one word that has to be there.",
      wrong: """
        - ask: Shall we go on?
          choices:
            Go on:
              match: sure, , fine
              goto: after
            Wait: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Go on:
              match: sure, fine
              goto: after
            Wait: after

        """),
    CodePage(
      "phrase-sign",
      "In a phrase * and ? stand at the end of a word, / between two words, and < > "
        + "around one concept.",
      wrong: """
        - ask: Shall we go on?
          choices:
            Go on:
              match: su*re
              goto: after
            Wait: after

        """,
      right: """
        - ask: Shall we go on?
          choices:
            Go on:
              match: sure*
              goto: after
            Wait: after

        """),
    CodePage(
      "interrupt-nowhere",
      "An interrupt is there to bring help. Without `call` it would notice the words "
        + "and do nothing.",
      wrong: """
        nodes:
          start:
            - end: over
        interrupts:
          danger:
            priority: 1
            match: not safe here

        """,
      right: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back: next
        interrupts:
          danger:
            priority: 1
            match: not safe here
            call: start

        """),
    CodePage(
      "sign-weight",
      "Behind each weight stand the words that weigh so much. What the signs in a reply "
        + "weigh together decides whether the visitor is asked.",
      wrong: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back: next
          sure:
            - ask: Are you in danger?
              choices:
                "Yes": start
                Go back: next
        interrupts:
          danger:
            priority: 1
            signs:
              heavy: afraid, locked
            ask from: 4
            ask: sure
            call: start

        """,
      right: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back: next
          sure:
            - ask: Are you in danger?
              choices:
                "Yes": start
                Go back: next
        interrupts:
          danger:
            priority: 1
            signs:
              2: afraid, locked
            ask from: 4
            ask: sure
            call: start

        """),
    CodePage(
      "check-without-ask",
      "The words under `check` are less sure, so the visitor is asked first. `ask` "
        + "names the node that asks.",
      wrong: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back: next
        interrupts:
          danger:
            priority: 1
            check: not safe
            call: start

        """,
      right: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back: next
          sure:
            - ask: Are you in danger?
              choices:
                I am: start
                I am not: next
        interrupts:
          danger:
            priority: 1
            check: not safe
            ask: sure
            call: start

        """),
  ]
}
