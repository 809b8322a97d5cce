/// A small pack that uses most of the language and has nothing wrong with it.
enum Sample {
  static let pack = """
    pack: sample
    title: Sample
    language: en-GB
    opening: talk/hello
    landing: talk/menu
    country: gb
    fallback:
      - Sorry, I did not follow.
    variables:
      substance: one of alcohol, opioids, something else
    commands:
      repeat: say it again, once more
    messages:
      nothing before: This is the first question. In danger, {emergency}.
      out of range: From {low} to {high}, please.
    """

  static let concepts = """
    concepts:
      yes: yes, yeah, aye
      no:
        match: no, nope
        except:
          - no doubt
      someone:
        - mate/friend/brother
        - my ... mum?
    """

  static let contacts = """
    contacts: gb
    country: United Kingdom
    language: en-GB
    lines:
      emergency:
        say: "999"
        hours: day and night
        checked: 2026-11-22
    """

  static let general = """
    contacts: none
    country: Another country
    lines:
      emergency:
        say: your local emergency number
        hours: day and night
        checked: 2026-11-22
    """

  static let tests = """
    tests: talks
    cases:
      somebody safe:
        dialog: talk
        given: days = 3
        country: gb
        seed: 2a
        steps:
          - bot: Hello
          - you: "yes"
          - at: menu
          - holds: days is 4
          - never: suicide
          - you: a rest
          - ends within: 9
    """

  static let talk = """
    dialog: talk
    title: A talk
    review:
      version: 1
      author: somebody
      by: somebody else, counsellor
      on: 2026-11-22
      next: 2027-11-22
    variables:
      safe: yes or no
      days:
        kind: number 0 to 30
        start: 0
      signs:
        kind: up to 2 of stress, sleep, old places
        values:
          stress: stress building up
          sleep:
            label: poor sleep
            match: can not sleep, awake
      story:
        kind: text up to 100
        private: yes
    start: hello
    nodes:
      hello:
        - say:
            in turn:
              - Hello. In danger, {emergency}.
              - Hello again.
          tag: greeting
        - ask: Are you safe?
          answer: safe
        - if: safe is no and not (substance is opioids or days > 3)
          then:
            - say: "Call {emergency} ({emergency.hours})."
        - set:
            - days = days + 1
            - substance = something else
            - signs = signs + old places
        - goto: menu
      menu:
        - ask: What now?
          choices:
            Yes, more:
              match: more*, <someone> says to?
              people say: more please
              set: substance = alcohol
              then:
                - mark: more
              call: signs
              goto: menu
            Nothing: next
            From the beginning: hello
            A rest:
              - wait: Rest.
        - first:
            - if: days >= 2 and visited "menu"
              goto: last
            - say: Soon. {{Really}}
        - goto: last
      signs:
        steps:
          - ask: Which signs?
            answer: signs
            skip: yes
          - keep: "Watch for {signs | nothing}."
            under: Signs
          - switch: days
            cases:
              0: last
              1 to 30:
                - say: Some days.
        was: old signs
        if this changes: menu
      last:
        - ask: A word?
          answer: story
          skip: menu
        - say: "{story | What you wrote}. {substance | That}."
        - if: times last > 2
          then: menu
          else:
            - end: done
      check:
        - ask: Are you thinking of ending your life?
          choices:
            "Yes": suicide
            "No": next
      suicide:
        - say: Call {emergency} now.
        - ask: What would help?
          choices:
            Go back to where I was: next
    interrupts:
      suicide:
        priority: 1
        match:
          - want/wanna to? die
          - kill/end ... myself
        check: can not go on
        except:
          - <someone> died
        ask: check
        call: suicide
    """
}
