import DialogSyntax

/// What `explain` shows about where steps lead, and what is never used.
extension DialogProblems {
  static let flow = [
    CodePage(
      "never-read",
      "An answer that nothing shows or looks at was asked for in vain. People notice.",
      wrong: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - ask: How many days?
              answer: days
            - end: over

        """,
      right: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - ask: How many days?
              answer: days
            - say: You said {days}.
            - end: over

        """),
    CodePage(
      "never-set",
      "Nothing asks for this variable or sets it, so it is always empty.",
      wrong: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - say: "{days | Some} days."
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
      "never-used",
      "A variable that nothing uses is often half of a rename.",
      wrong: """
        variables:
          days: number 0 to 30
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
      "maybe-unset",
      "On some way to this text nothing has set the variable: it was not asked for, or "
        + "the question was skipped. A hole would be left in the sentence. The message shows "
        + "such a way, reply by reply.",
      wrong: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - ask: How many days?
              answer: days
              skip: yes
            - say: "{days} days."
            - end: over

        """,
      right: """
        variables:
          days: number 0 to 30
        nodes:
          start:
            - ask: How many days?
              answer: days
              skip: yes
            - say: "{days | Some} days."
            - end: over

        """),
    CodePage(
      "switch-gap",
      "For a value without a case, the conversation goes on below the `switch`, which "
        + "is rarely meant.",
      wrong: """
        variables:
          days: number 0 to 10
        nodes:
          start:
            - ask: How many days?
              answer: days
            - switch: days
              cases:
                0: none
                1 to 5: some
            - end: over
          none:
            - end: none
          some:
            - end: some

        """,
      right: """
        variables:
          days: number 0 to 10
        nodes:
          start:
            - ask: How many days?
              answer: days
            - switch: days
              cases:
                0: none
                1 to 10: some
          none:
            - end: none
          some:
            - end: some

        """),
    CodePage(
      "switch-overlap",
      "A number that fits two cases always takes the first, so a part of the second is "
        + "never seen.",
      wrong: """
        variables:
          days: number 0 to 10
        nodes:
          start:
            - ask: How many days?
              answer: days
            - switch: days
              cases:
                0 to 5: none
                5 to 10: some
          none:
            - end: none
          some:
            - end: some

        """,
      right: """
        variables:
          days: number 0 to 10
        nodes:
          start:
            - ask: How many days?
              answer: days
            - switch: days
              cases:
                0 to 4: none
                5 to 10: some
          none:
            - end: none
          some:
            - end: some

        """),
    CodePage(
      "concept-circle",
      "A concept that is a part of itself would have no end.",
      wrong: """
        concepts:
          tired: <worn> out
          worn: <tired> now
        nodes:
          start:
            - end: over

        """,
      right: """
        concepts:
          tired: <worn> out
          worn: worn, spent
        nodes:
          start:
            - end: over

        """),
    CodePage(
      "hidden-by-command",
      "Words such as `help`, `quit` and `hide` always work when they are typed alone, before any "
        + "choice. A label that is one of them never chooses its choice, and a phrase does so only "
        + "in a longer reply; with the other words people are asked which of the two they mean.",
      wrong: """
        - ask: What now?
          choices:
            See who is there:
              match: help, who
              goto: after
            Wait: after

        """,
      right: """
        - ask: What now?
          choices:
            See who is there:
              match: who, contact
              goto: after
            Wait: after

        """),
    CodePage(
      "never-runs",
      "Every way leads elsewhere before this step, so nobody will ever see it.",
      wrong: """
        - goto: after
        - say: Hello.

        """,
      right: """
        - say: Hello.
        - goto: after

        """),
    CodePage(
      "never-reached",
      "Nothing leads to this node: no step, no choice, no interrupt.",
      wrong: """
        nodes:
          start:
            - end: over
          forgotten:
            - end: over

        """,
      right: """
        nodes:
          start:
            - goto: finish
          finish:
            - end: over

        """),
    CodePage(
      "dead-end",
      "A node that was called goes back when its steps are over. This one can be "
        + "reached without a call, so there is nowhere to go back to, and the visitor would "
        + "land in the menu.",
      wrong: """
        nodes:
          start:
            - goto: finish
          finish:
            - say: That is all.

        """,
      right: """
        nodes:
          start:
            - goto: finish
          finish:
            - say: That is all.
            - end: over

        """),
    CodePage(
      "call-circle",
      "Every `call` waits for what it called to come back. Where the way leads round to "
        + "the same call, nobody ever comes back, and after 16 of them the conversation has "
        + "to jump to the menu.",
      wrong: """
        nodes:
          start:
            - call: second
            - end: over
          second:
            - ask: Once more?
              choices:
                Once more: start
                Enough: next

        """,
      right: """
        nodes:
          start:
            - call: second
            - end: over
          second:
            - ask: Once more?
              choices:
                Once more: second
                Enough: next

        """),
    CodePage(
      "loop-never-asks",
      "These steps lead round to themselves without a question, so the conversation "
        + "would never stop to listen.",
      wrong: """
        nodes:
          start:
            - say: Hello.
            - goto: second
          second:
            - say: Hello again.
            - goto: start

        """,
      right: """
        nodes:
          start:
            - say: Hello.
            - goto: second
          second:
            - ask: Once more?
              choices:
                Once more: start
                Enough: finish
          finish:
            - end: over

        """),
    CodePage(
      "interrupt-keeps",
      "After the help of an interrupt the visitor can go back to the open question. For "
        + "that, one way runs off the end of the node.",
      wrong: """
        nodes:
          start:
            - ask: What now?
              choices:
                I have help: finish
                That is all: finish
          finish:
            - end: over
        interrupts:
          danger:
            priority: 1
            match: not safe here
            call: start

        """,
      right: """
        nodes:
          start:
            - ask: What now?
              choices:
                I have help: finish
                Go back to where I was: next
          finish:
            - end: over
        interrupts:
          danger:
            priority: 1
            match: not safe here
            call: start

        """),
    CodePage(
      "check-never-calls",
      "A yes to the question of an interrupt has to lead to its help.",
      wrong: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back: next
          sure:
            - ask: Are you in danger?
              choices:
                I am: next
                I am not: next
        interrupts:
          danger:
            priority: 1
            check: not safe
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
                I am: start
                I am not: next
        interrupts:
          danger:
            priority: 1
            check: not safe
            ask: sure
            call: start

        """),
    CodePage(
      "choices-run-out",
      "When every choice has an `if` or is offered `once`, there can come a time when "
        + "none is left.",
      wrong: """
        - ask: What now?
          choices:
            Look at the days:
              if: days > 3
              goto: after
            Look at the plan:
              once: yes
              goto: after

        """,
      right: """
        - ask: What now?
          choices:
            Look at the days:
              if: days > 3
              goto: after
            Look at the plan: after

        """),
    CodePage(
      "no-way-out",
      "Every way from here leads round to here again. `quit` and `menu` always work, "
        + "but a conversation that never comes to an end of its own wears people out.",
      wrong: """
        nodes:
          start:
            - ask: Once more?
              choices:
                Once more: start
                And again: start

        """,
      right: """
        nodes:
          start:
            - ask: Once more?
              choices:
                Once more: start
                Enough: finish
          finish:
            - end: over

        """),
    CodePage(
      "never-true",
      "Nobody comes here with values that make this condition hold, so what hangs on it is "
        + "never seen. What leads here counts, too: who was sent here because of a low mood "
        + "has no high one.",
      wrong: """
        variables:
          mood: one of low, middle, high
        nodes:
          start:
            - ask: How are you?
              answer: mood
            - if: mood is low
              then: low
            - end: over
          low:
            - if: mood is high
              say: That is good.
            - end: over

        """,
      right: """
        variables:
          mood: one of low, middle, high
        nodes:
          start:
            - ask: How are you?
              answer: mood
            - if: mood is low
              then: low
            - if: mood is high
              say: That is good.
            - end: over
          low:
            - end: over

        """),
    CodePage(
      "always-true",
      "Whoever comes here comes with values that make this condition hold, so it decides "
        + "nothing.",
      wrong: """
        variables:
          days: number 0 to 10
        nodes:
          start:
            - ask: How many days?
              answer: days
            - if: known days
              say: Thank you for {days}.
            - end: over

        """,
      right: """
        variables:
          days: number 0 to 10
        nodes:
          start:
            - ask: How many days?
              answer: days
              skip: yes
            - if: known days
              say: Thank you for {days}.
            - end: over

        """),
    CodePage(
      "case-never",
      "Nobody comes here with this value, because what leads here has sorted it out before.",
      wrong: """
        variables:
          mood: one of low, middle, high
        nodes:
          start:
            - ask: How are you?
              answer: mood
            - if: mood is not high
              then: not high
            - end: over
          not high:
            - switch: mood
              cases:
                low: finish
                middle: finish
                high: finish
          finish:
            - end: over

        """,
      right: """
        variables:
          mood: one of low, middle, high
        nodes:
          start:
            - ask: How are you?
              answer: mood
            - if: mood is not high
              then: not high
            - end: over
          not high:
            - switch: mood
              cases:
                low: finish
                middle: finish
          finish:
            - end: over

        """),
    CodePage(
      "else-never",
      "The cases take every value that somebody can come with, so that nothing is left for "
        + "the `else`.",
      wrong: """
        variables:
          safe: yes or no
        nodes:
          start:
            - ask: Are you safe?
              answer: safe
            - switch: safe
              cases:
                yes: finish
                no: help
              else: finish
          help:
            - say: In danger, {emergency}.
            - goto: finish
          finish:
            - end: over

        """,
      right: """
        variables:
          safe: yes or no
        nodes:
          start:
            - ask: Are you safe?
              answer: safe
              skip: yes
            - switch: safe
              cases:
                yes: finish
                no: help
              else: finish
          help:
            - say: In danger, {emergency}.
            - goto: finish
          finish:
            - end: over

        """),
    CodePage(
      "wording-never",
      "Lines that are said in turn, or once each, need as many visits as there are wordings. "
        + "Nobody comes here so often.",
      wrong: """
        nodes:
          start:
            - say:
                in turn:
                  - Welcome.
                  - Welcome back.
            - end: over

        """,
      right: """
        nodes:
          start:
            - say:
                in turn:
                  - Welcome.
                  - Welcome back.
            - ask: Once more?
              choices:
                Once more: start
                Not now:
                  - end: over

        """),
    CodePage(
      "label-number",
      "The program numbers the choices itself, so a number in front of a label is shown beside "
        + "another one. And a label such as \"Option 2\" is taken for the second choice when it "
        + "is typed.",
      wrong: """
        - ask: What would help?
          choices:
            1. A walk: after
            2. A call: after

        """,
      right: """
        - ask: What would help?
          choices:
            A walk: after
            A call: after

        """),
    CodePage(
      "alarm-never",
      "What an interrupt listens for is typed into the finished dialogs. Its `except`, or an idiom "
        + "that is harmless by itself, may keep its own words from being heard.",
      wrong: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back to where I was: next
        interrupts:
          danger:
            priority: 1
            match: hits me, it hurts me to be home
            except: hurts me to
            call: start

        """,
      right: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back to where I was: next
        interrupts:
          danger:
            priority: 1
            match: hits me, afraid to be home
            except: hurts me to
            call: start

        """),
    CodePage(
      "alarm-taken",
      "Of two interrupts that listen for the same words, the one with the lower number for "
        + "`priority` is set off, and the other is never heard with them.",
      wrong: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back to where I was: next
        interrupts:
          overdose:
            priority: 1
            match: took too much
            call: start
          suicide:
            priority: 2
            match: took too much to die
            call: start

        """,
      right: """
        nodes:
          start:
            - ask: What now?
              choices:
                Go back to where I was: next
        interrupts:
          overdose:
            priority: 1
            match: took too much
            call: start
          suicide:
            priority: 2
            match: want to die
            call: start

        """),
    CodePage(
      "label-is-alarm",
      "A label that is offered can always be typed. At another question the same words "
        + "set off an interrupt, which may or may not be what is meant. It is, where the label "
        + "leads to the page of that interrupt.",
      wrong: """
        nodes:
          start:
            - ask: How is it at home?
              choices:
                I am not safe here: next
                It is fine: next
            - end: over
          danger:
            - ask: What now?
              choices:
                Go back: next
        interrupts:
          danger:
            priority: 1
            match: not safe here
            call: danger

        """,
      right: """
        nodes:
          start:
            - ask: How is it at home?
              choices:
                I am not safe here:
                  call: danger
                It is fine: next
            - end: over
          danger:
            - ask: What now?
              choices:
                Go back: next
        interrupts:
          danger:
            priority: 1
            match: not safe here
            call: danger

        """),
    CodePage(
      "phrase-is-alarm",
      "Interrupts are looked for before the choices, so these words never reach the "
        + "choice that hopes for them.",
      wrong: """
        nodes:
          start:
            - ask: How is it at home?
              choices:
                It is dangerous:
                  match: not safe here
                  call: danger
                It is fine: next
            - end: over
          danger:
            - ask: What now?
              choices:
                Go back: next
        interrupts:
          danger:
            priority: 1
            match: not safe here
            call: danger

        """,
      right: """
        nodes:
          start:
            - ask: How is it at home?
              choices:
                It is dangerous:
                  match: it is frightening
                  call: danger
                It is fine: next
            - end: over
          danger:
            - ask: What now?
              choices:
                Go back: next
        interrupts:
          danger:
            priority: 1
            match: not safe here
            call: danger

        """),
    CodePage(
      "phrase-taken",
      "These words also fit another choice of the question: by its label, or by a "
        + "phrase of it. The other one is taken, or the visitor is asked which of them is "
        + "meant.",
      wrong: """
        - ask: What now?
          choices:
            Lie down for an hour: after
            Go for a walk:
              match: lie down for an hour
              goto: after

        """,
      right: """
        - ask: What now?
          choices:
            Lie down for an hour: after
            Go for a walk:
              match: walk, go outside
              goto: after

        """),
    CodePage(
      "same-words",
      "The same words cannot choose two things at once: the visitor would have to be "
        + "asked again.",
      wrong: """
        - ask: What now?
          choices:
            Rest:
              match: lie down, sleep
              goto: after
            Go to bed:
              match: bed, sleep
              goto: after

        """,
      right: """
        - ask: What now?
          choices:
            Rest:
              match: lie down
              goto: after
            Go to bed:
              match: bed, sleep
              goto: after

        """),
    CodePage(
      "ends-without-help",
      "Somebody who leaves should have seen, at least once, how to reach a person. On "
        + "this way to an ending no contact is shown.",
      wrong: """
        pack: example
        opening: other/quiet
        landing: other/quiet
        fallback: Sorry, I did not follow.

        """,
      right: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, I did not follow.

        """),
    CodePage(
      "no-fallback",
      "When a reply is not understood, the lines of `fallback` are said, the first one "
        + "first.",
      wrong: """
        pack: example
        opening: other/hello
        landing: other/menu

        """,
      right: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback:
          - Sorry, I did not follow. A number from the list is enough.

        """),
  ]
}
