import DialogCompiler
import DialogEngine
import Transcripts

/// Tries faults out on what has to notice them: tests, kept examples and the walk.
///
/// Only tests and examples that come by the fault are run; the others can't go differently. The
/// samples under `people say` depend on words alone, which no fault changes.
struct FaultTrial {
  enum Notice: String, CaseIterable {
    case tests, examples
    case walk = "the walk"
    case nothing
  }

  private struct Proof<Content> {
    var content: Content
    /// How often it comes by each instruction.
    var counts: [Int]
  }

  private let pack: Pack
  private let origins: Origins
  private let walk: FaultWalk
  private var tests: [Proof<TestCase>] = []
  private var examples: [Proof<Transcript>] = []
  /// What fails without any fault, and so can't notice one.
  private(set) var leftOut: [String] = []

  init(_ loaded: LoadedPack, examples transcripts: [Transcript]) throws {
    pack = loaded.pack
    origins = loaded.compilation.origins
    walk = try FaultWalk(pack, origins)
    for suite in loaded.compilation.suites {
      for test in suite.cases { add(test, "\(suite.name), \(test.name)") }
    }
    let names = Verification.Names(pack)
    for transcript in transcripts { add(transcript, names) }
  }

  private mutating func add(_ test: TestCase, _ name: String) {
    let hits = Hits(pack)
    guard TestRunner.run(test, on: pack, counting: hits) == nil else { return leftOut.append(name) }
    tests.append(Proof(content: test, counts: hits.counts))
  }

  private mutating func add(_ transcript: Transcript, _ names: Verification.Names) {
    let hits = Hits(pack)
    guard !Self.differs(transcript, names, hits) else { return leftOut.append(transcript.path) }
    examples.append(Proof(content: transcript, counts: hits.counts))
  }

  private static func differs(
    _ transcript: Transcript, _ names: Verification.Names, _ hits: Hits? = nil
  ) -> Bool {
    Verification(transcript, through: names, counting: hits).found
      .contains { $0.difference.grade >= .route }
  }
}

extension FaultTrial {
  /// The first that notices; the quickest are asked first.
  func notice(_ fault: Fault) -> Notice {
    let pack = fault.pack(like: pack)
    if tests.contains(where: { comesBy($0.counts, fault) && fails($0.content, pack) }) {
      return .tests
    }
    let met = examples.filter { comesBy($0.counts, fault) }
    if !met.isEmpty {
      let names = Verification.Names(pack)
      if met.contains(where: { Self.differs($0.content, names) }) { return .examples }
    }
    return walk.notices(fault, pack) ? .walk : .nothing
  }

  private func comesBy(_ counts: [Int], _ fault: Fault) -> Bool {
    fault.addresses.contains { counts[$0] > 0 }
  }

  private func fails(_ test: TestCase, _ pack: Pack) -> Bool {
    TestRunner.run(test, on: pack) != nil
  }
}
