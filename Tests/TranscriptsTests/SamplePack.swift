import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing

/// A small pack with every kind of question; a test may change its words.
enum SamplePack {
  static let pack = """
    pack: sample
    title: Sample
    language: en-GB
    opening: talk/
    landing: talk/menu
    """

  static let concepts = """
    concepts:
      yes: yes, yeah, yep
      no: no, nope
    """

  static let dialog = """
    dialog: talk
    title: A talk
    variables:
      mood: one of calm, tense, low
      signs: any of stress, sleep, places
      score: number 0 to 10
      alone: yes or no
      note: text up to 200
      secret:
        kind: text up to 200
        private: yes
    interrupts:
      danger:
        priority: 1
        match:
          - knife
        call: danger
    nodes:
      start:
        - say: Hello, and welcome.
        - ask: May this be kept?
          id: keeping
          choices:
            Keep nothing:
              set: consent = none
              goto: feelings
            Keep it for me:
              set: consent = me
              goto: feelings
            A reviewer may read it:
              set: consent = reviewer
              goto: feelings
      feelings:
        - ask: How do you feel?
          answer: mood
        - ask: Which signs do you know?
          answer: signs
        - ask: How sure are you, from 0 to 10?
          answer: score
        - ask: Are you alone?
          answer: alone
        - goto: words
      words:
        - ask: What happened?
          answer: note
          skip: yes
        - ask: And what does nobody know?
          answer: secret
          skip: yes
        - say: "You wrote: {note | nothing} and {secret | nothing}"
        - wait: Take a breath.
        - goto: plan
      plan:
        - ask: What will you do?
          id: step
          choices:
            Call a friend:
              - keep: Call a friend
                under: When it gets hard
              - mark: plan made
              - goto: close
            Go for a walk:
              - keep: Go for a walk
                under: When it gets hard
              - goto: close
            Something else: close
      close:
        - ask: Shall we stop here?
          id: stop
          choices:
            Stop here:
              - say: Take care.
              - end: good
            Once more: plan
      menu:
        - ask: Where to?
          id: where
          choices:
            The plan: plan
            The feelings: feelings
      danger:
        - say: Please get somewhere safe now.
        - ask: What now?
          id: now
          choices:
            Go back to where I was: next
            Stop: close
    """

  /// Compiled once, for the many tests that change nothing.
  static let shared = Result { try compiled() }

  static func compiled(_ dialog: String = dialog, pack: String = pack) throws -> Pack {
    let texts = [pack, concepts, dialog]
    let files = texts.enumerated().map { index, text in
      SourceFile(name: "\(index).yaml", bytes: Array((text + "\n").utf8))
    }
    let compilation = compile(files)
    let errors = compilation.problems.filter { $0.severity == .error }.map(\.message)
    return try #require(compilation.pack, "\(errors)")
  }
}
