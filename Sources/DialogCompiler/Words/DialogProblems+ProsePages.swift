import DialogSyntax

/// What `explain` shows about how texts read.
extension DialogProblems {
  static let prose = [
    CodePage(
      "hard-to-read",
      "Long words and long sentences are hard for somebody who is tired or unwell. The "
        + "figure is the school grade of Flesch and Kincaid, where a line's end ends a "
        + "sentence.",
      wrong: """
        - say: |
            Individual circumstances considerably influence everybody's physiological tolerance.
            Professional organisations recommend comprehensive psychological assessment beforehand.
            Unanticipated complications necessitate immediate communication with appropriate practitioners.
            Additional information regarding alternative possibilities is habitually available.
        - goto: after

        """,
      right: """
        - say: |
            Each body takes it in another way.
            It helps to see somebody first.
            If you feel ill, tell them soon.
            They can say what else there is.
        - goto: after

        """),
    CodePage(
      "long-sentence",
      "By the end of a long sentence its beginning is gone.",
      wrong: """
        - say: If you like you can tell me a bit about the last time that you wanted to use but in the end did not.
        - goto: after

        """,
      right: """
        - say: Think of the last time you wanted to use, but did not. You can tell me about it.
        - goto: after

        """),
    CodePage(
      "long-on-average",
      "No single sentence or message is too long, but nearly all are long.",
      wrong: """
        dialog: example
        title: Example
        review:
          by: somebody, counsellor
          next: 2027-11-22
        nodes:
          start:
            - say: When you feel like it you can tell me how it all went last week.
            - say: After that we can look at what you want to do in the next few days.
            - end: over

        """,
      right: """
        dialog: example
        title: Example
        review:
          by: somebody, counsellor
          next: 2027-11-22
        nodes:
          start:
            - say: You can tell me how last week went.
            - say: Then we can look at the next few days.
            - end: over

        """),
    CodePage(
      "long-turn",
      "What comes in one go is read in one go, or not at all. A `wait` lets people read at "
        + "their own pace.",
      wrong: """
        - say: |
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
            You can take a short walk, or call a friend.
        - goto: after

        """,
      right: """
        - say: You can take a short walk, or call a friend.
        - goto: after

        """),
    CodePage(
      "many-lines",
      "More lines than these push the first ones off a small screen.",
      wrong: """
        - say: |
            Step one.
            Step two.
            Step three.
            Step four.
            Step five.
            Step six.
            Step seven.
            Step eight.
            Step nine.
        - goto: after

        """,
      right: """
        - say: |
            Step one.
            Step two.
        - wait: Press Enter for more.
        - say: Step three.
        - goto: after

        """),
    CodePage(
      "stacked-questions",
      "Of two questions only one is answered, and nobody knows which one.",
      wrong: """
        - ask: How was your week? Did you sleep?
          answer: days
        - goto: after

        """,
      right: """
        - ask: How many days did you sleep well?
          answer: days
        - goto: after

        """),
    CodePage(
      "choice-count",
      "One choice is none, and more than seven are too many to hear read out. Choices that "
        + "only lead elsewhere get the tag `nav` and are not counted.",
      wrong: """
        - ask: What now?
          choices:
            Rest: after

        """,
      right: """
        - ask: What now?
          choices:
            Rest: after
            Go on: after

        """),
    CodePage(
      "long-choice",
      "A choice is read out with all others before anybody can pick it.",
      wrong: """
        - ask: What now?
          choices:
            I would like to look at what happened before I used: after
            Go on: after

        """,
      right: """
        - ask: What now?
          choices:
            Look at what happened: after
            Go on: after

        """),
    CodePage(
      "long-paragraph",
      "A paragraph of more than three sentences looks like work.",
      wrong: """
        - say: You can rest. You can walk. You can call a friend. You can eat.
        - goto: after

        """,
      right: """
        - say: You can rest. You can walk. You can call a friend.
        - goto: after

        """),
    CodePage(
      "avoided-word",
      "The pack lists words that it does not say, under `avoid`, each with a kinder one.",
      wrong: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, that failed.
        avoid:
          failed: did not work

        """,
      right: """
        pack: example
        opening: other/hello
        landing: other/menu
        fallback: Sorry, that did not work.
        avoid:
          failed: did not work

        """),
    CodePage(
      "exclamation",
      "The bot is calm. An exclamation mark is loud, in praise as well.",
      wrong: """
        - say: You kept going for three weeks!
        - goto: after

        """,
      right: """
        - say: You kept going for three weeks.
        - goto: after

        """),
    CodePage(
      "not-plain-letter",
      "Old terminals show something else, and screen readers stumble. Plain letters and the "
        + "pound sign are fine everywhere.",
      wrong: """
        - say: Rest – or walk.
        - goto: after

        """,
      right: """
        - say: Rest, or walk.
        - goto: after

        """),
    CodePage(
      "unknown-tag",
      "Tags say what a line does, so that reflections and questions can be counted. One "
        + "that is not on the list is not counted.",
      wrong: """
        - say: You picked sleep.
          tag: inof
        - goto: after

        """,
      right: """
        - say: You picked sleep.
          tag: info
        - goto: after

        """),
    CodePage(
      "pushing",
      "Who is pushed pushes back. What a person says themselves weighs more than advice.",
      wrong: """
        - say: Think of all that it costs.
          tag: persuade
        - goto: after

        """,
      right: """
        - say: It is up to you.
          tag: autonomy
        - goto: after

        """),
    CodePage(
      "few-complex",
      "A simple reflection says the words again. A complex one adds what they may mean, and "
        + "that helps people go on.",
      wrong: """
        - say: You picked sleep.
          tag: reflect.simple
        - goto: after

        """,
      right: """
        - say: You picked sleep. Nights have become long.
          tag: reflect.complex
        - say: It is up to you.
          tag: autonomy
        - goto: after

        """),
    CodePage(
      "few-open",
      "A closed question gets a yes or a no. An open one gets a story.",
      wrong: """
        - ask: How many days?
          answer: days
          tag: question.closed
        - goto: after

        """,
      right: """
        - ask: What would a good day be like?
          answer: secret
          tag: question.open
        - goto: after

        """),
    CodePage(
      "little-support",
      "Between questions a person hears what they did well, and that it is up to them.",
      wrong: """
        - say: You picked sleep. Nights have become long.
          tag: reflect.complex
        - ask: What would a good day be like?
          answer: secret
          tag: question.open
        - goto: after

        """,
      right: """
        - say: You picked sleep. Nights have become long.
          tag: reflect.complex
        - say: It is up to you.
          tag: autonomy
        - ask: What would a good day be like?
          answer: secret
          tag: question.open
        - goto: after

        """),
  ]
}
