import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing
import Transcripts

@testable import handrail

@Suite struct FaultTests {
  private static let dialog = """
    dialog: d
    title: D
    interrupts:
      fire:
        priority: 1
        match: fire
        check: smoke
        ask: many
        call: few
    variables:
      days: number 0 to 9
      mood: one of calm, sad
    nodes:
      start:
        - ask: Which?
          choices:
            One: counted
            Two: other
            Nothing:
              if: visited other
              goto: start
      counted:
        - ask: How many days?
          answer: days
        - if: days > 3 and days <= 7
          then: many
        - goto: few
      many:
        - say: A lot.
        - end: many
      few:
        - say: Not a lot.
        - end: few
      other:
        - ask: How are you?
          answer: mood
        - goto: start
    """

  private static let tests = """
    tests: d
    cases:
      many days:
        dialog: d
        steps:
          - you: one
          - you: 4
          - ends: many
      a fire:
        dialog: d
        steps:
          - you: fire
          - ends: few
      wrong as it is:
        dialog: d
        steps:
          - at: few
    """

  private func loaded() throws -> LoadedPack {
    let files = [
      ("contacts.yaml", "contacts: none\ncountry: none\nlanguage: en\nlines: {}\n"),
      ("dialog.yaml", Self.dialog),
      ("pack.yaml", "pack: p\ntitle: P\nlanguage: en\nopening: d/\nlanding: d/\n"),
      ("tests.yaml", Self.tests),
    ].map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) }
    let console = Console(
      output: OutputStream(.memory, isTerminal: false),
      errors: OutputStream(.memory, isTerminal: false), input: .memory([]),
      environment: { _ in nil }, clocks: .system, chance: { 1 }, programPath: nil)
    return try LoadedPack(PackFolder(path: "."), compile(files), on: console)
  }

  @Test func `every target, choice, condition and bound is a fault`() throws {
    let loaded = try loaded()
    let author = AuthorWords(loaded.compilation.files)
    let list = FaultList(loaded.pack, loaded.compilation.origins, in: [DialogID(0)])
    let found = list.faults.map { "\($0.sort): \(author.words(at: $0.site))" }
    #expect(
      found == [
        "target: fire", "target: fire", "bound: days", "choice: One", "target: counted",
        "choice: Two", "target: other",
        "choice: Nothing", "opposite: visited other", "target: start",
        "opposite: days > 3 and days <= 7", "bound: days > 3 and days <= 7",
        "bound: days > 3 and days <= 7", "target: many", "target: few", "target: start",
      ])
  }

  @Test func `each is noticed by what can notice it`() throws {
    let loaded = try loaded()
    let author = AuthorWords(loaded.compilation.files)
    let list = FaultList(loaded.pack, loaded.compilation.origins, in: [DialogID(0)])
    let trial = try FaultTrial(loaded, examples: [])
    #expect(trial.leftOut == ["d, wrong as it is"])
    var notices: [String: [FaultTrial.Notice]] = [:]
    for fault in list.faults {
      notices[author.words(at: fault.site), default: []].append(trial.notice(fault))
    }
    #expect(notices["One"] == [.tests])
    #expect(notices["days > 3 and days <= 7"] == [.tests, .tests, .nothing])
    #expect(notices["fire"] == [.tests, .nothing])
    #expect(notices["few"] == [.nothing])
    #expect(notices["Two"] == [.walk])
    #expect(notices["Nothing"] == [.nothing])
    #expect(notices["days"] == [.nothing])
  }

  @Test func `an example notices where no test comes by`() throws {
    let loaded = try loaded()
    var lines = [
      #"{"handrail":1,"id":"20261122-k7qf3m","started":"2026-11-22T18:40:03Z","pack":"p","#
        + #""fingerprint":"sha256:0b6c3b0d3e7c269e5d42bda01c9f64ae","engine":"0.1.0","#
        + #""seed":"000000000000002a","language":"en","via":"terminal","consent":"reviewer","keep":"30d"}"#,
      #"{"t":0,"k":"go","to":"d/start"}"#,
      #"{"t":1,"k":"ask","at":"d/start","q":"1","options":["One","Two"],"labels":["One","Two"],"text":"Which?"}"#,
    ]
    lines += [
      #"{"t":2,"k":"you","n":1,"pick":"One","by":"label","text":"one"}"#,
      #"{"t":2,"k":"go","to":"d/counted"}"#,
      #"{"t":3,"k":"ask","at":"d/counted","q":"days","options":[],"labels":[],"text":"How many days?"}"#,
      #"{"t":4,"k":"you","n":2,"pick":8,"by":"value","text":"8"}"#,
      #"{"t":4,"k":"set","name":"d/days","to":8}"#, #"{"t":4,"k":"go","to":"d/few"}"#,
      #"{"t":4,"k":"bot","at":"d/few","text":"Not a lot."}"#,
      #"{"t":4,"k":"end","why":"done","name":"few","turns":2,"sum":"sha256:00"}"#,
    ]
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let transcript = try Transcript.read(bytes, path: "kept.jsonl")
    let trial = try FaultTrial(loaded, examples: [transcript])
    #expect(trial.leftOut == ["d, wrong as it is"])
    let author = AuthorWords(loaded.compilation.files)
    let list = FaultList(loaded.pack, loaded.compilation.origins, in: [DialogID(0)])
    let few = try #require(list.faults.first { author.words(at: $0.site) == "few" })
    #expect(trial.notice(few) == .examples)
  }

  @Test func `a bound is shifted further in, wherever it stands`() {
    let days = Expression.variable(VariableID(2))
    func compare(_ comparison: Comparison, _ number: Int) -> Condition {
      .compare(days, comparison, .value(.number(number)))
    }
    var condition = Condition.or(
      .and(compare(.greaterOrEqual, 1), compare(.lessOrEqual, 3)),
      .not(.compare(.value(.number(5)), .less, days)))
    #expect(condition.bounds.map(\.number) == [1, 3, 5])
    #expect(condition.bounds.map(\.shifted) == [2, 2, 6])
    condition.setBound(1, to: 2)
    #expect(condition.bounds.map(\.number) == [1, 2, 5])
  }

  @Test func `a pack with a fault goes like one that is built from the beginning`() throws {
    let loaded = try loaded()
    let list = FaultList(loaded.pack, loaded.compilation.origins, in: [DialogID(0)])
    for fault in list.faults {
      let quick = fault.pack(like: loaded.pack)
      var (one, other) = (Walk(quick, from: nil), Walk(Pack(quick.tables), from: nil))
      for seed in 1...20 as ClosedRange<UInt64> {
        let walked = one.byChance(seed: seed, avoidingUsed: false)
        let again = other.byChance(seed: seed, avoidingUsed: false)
        #expect(walked.replies == again.replies && walked.failure == again.failure)
      }
      #expect(one.hits.counts == other.hits.counts)
    }
  }
}
