import Foundation
import Testing

@testable import handrail

@Suite struct ScriptTests {
  static let folder = "Tests/HandrailTests/Conversations"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test func `there are scripts`() {
    #expect(Self.names.count > 5)
  }

  @Test(arguments: ["chat", "test", "walk", "map", "strings"])
  func `a country without numbers is refused wherever it is named`(command: String) {
    let refused = Script("$ handrail \(command) --country zz").outcome()
    #expect(refused.code == .usage)
    #expect(refused.errors.contains("there are those of gb"))
  }

  @Test(arguments: ["gb", "GB", "none"]) func `a country with numbers is known`(name: String) {
    #expect(Script("$ handrail chat --country \(name)").outcome().code == .fine)
  }

  /// `RECORD=1 swift test` writes what came into the file, and fails, so that it can't stay on.
  @Test(arguments: names) func `a recorded call of the program comes out the same`(name: String)
    throws
  {
    let path = Self.folder + "/" + name
    let recorded = try String(contentsOfFile: path, encoding: .utf8)
    let now = Script(recorded).run()
    if ProcessInfo.processInfo.environment["RECORD"] == "1", now != recorded {
      try now.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded anew: \(name)")
    }
    #expect(now == recorded)
  }
}
