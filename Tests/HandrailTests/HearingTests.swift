import DialogCompiler
import DialogEngine
import DialogSyntax
import Foundation
import Platform
import Testing

/// What the shipped rules make of the sentences in `Tests/HandrailTests/Hearing`, which were written
/// from situations, not from the rules. Each line is a label, a tab, and what somebody types.
@Suite struct HearingTests {
  private struct Row {
    var label: String
    var line: String
  }

  private static let folder = "Tests/HandrailTests/Hearing"

  private static func rows(_ path: String) throws -> [Row] {
    let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    return text.split(separator: "\n").map { row in
      let parts = row.split(separator: "\t", maxSplits: 1).map(String.init)
      return Row(label: parts[0], line: parts.count > 1 ? parts[1] : "")
    }
  }

  /// All rows of a folder.
  private static func rows(in name: String) throws -> [Row] {
    try Directory.list("\(folder)/\(name)").map(\.name).sorted().flatMap { file in
      try rows("\(name)/\(file)")
    }
  }

  /// What the shipped pack makes of rows.
  private struct Hearing {
    /// Of those in danger: not heard at all, and those of suicide and overdose heard as another.
    var missed: [String] = []
    var unnamed: [String] = []
    /// Of those in no danger: sent to help at once, and asked.
    var hard: [String] = []
    var asked: [String] = []
    var crises = 0
    var named = 0
    var none = 0

    init(_ rows: [Row]) throws {
      let (tables, lexicon) = try HearingTests.shipped()
      for row in rows {
        let alarm = lexicon.interrupt(lexicon.listen(to: Cleaning.clean(row.line)))
        add(row, alarm, alarm.map { tables.interrupts[$0.interrupt].name })
      }
    }

    private mutating func add(_ row: Row, _ alarm: Alarm?, _ name: String?) {
      if row.label == "none" {
        none += 1
        if alarm?.rule == .match { hard.append(row.line) }
        if alarm?.rule == .check { asked.append(row.line) }
        return
      }
      crises += 1
      if name == nil { missed.append(row.line) }
      guard ["suicide", "overdose"].contains(row.label) else { return }
      named += 1
      if name != row.label { unnamed.append(row.line) }
    }

    var recall: Double { 1 - Double(missed.count) / Double(crises) }
  }

  private static func shipped() throws -> (tables: Tables, lexicon: Lexicon) {
    let tables = try shippedPack().tables
    let lexicon = Lexicon(concepts: tables.concepts, interrupts: tables.interrupts)
    return (tables, lexicon)
  }

  /// The rows that the signs were found from: what must not get lost when rules change. Most of
  /// those in no danger were written to be mistaken.
  @Test func `somebody in danger is heard, and hardly anybody else`() throws {
    let hearing = try Hearing(Self.rows(in: "Replies"))
    #expect(hearing.recall >= 0.90, "not heard: \(hearing.missed.prefix(20))")
    #expect(Double(hearing.unnamed.count) <= 0.20 * Double(hearing.named))
    #expect(Double(hearing.hard.count) <= 0.04 * Double(hearing.none), "\(hearing.hard)")
    #expect(Double(hearing.asked.count) <= 0.08 * Double(hearing.none), "\(hearing.asked)")
  }

  /// The first rows, written plainly.
  @Test func `plain words of danger are hardly ever missed`() throws {
    let hearing = try Hearing(Self.rows("Replies/first.tsv"))
    #expect(hearing.recall >= 0.97, "not heard: \(hearing.missed)")
    #expect(Double(hearing.unnamed.count) <= 0.08 * Double(hearing.named), "\(hearing.unnamed)")
  }

  /// Sentences that no rule and no sign was made from. None may ever be: they say how well is heard
  /// what nobody has listed. The floors are what is heard today and only ever rise; the aim is 0.97.
  @Test(arguments: [("oblique.tsv", 0.81), ("plain.tsv", 0.86), ("moments.tsv", 0.81)])
  func `of sentences nobody wrote a rule for, no fewer are heard`(_ file: String, _ floor: Double)
    throws
  {
    let hearing = try Hearing(Self.rows("HeldOut/\(file)"))
    #expect(hearing.recall >= floor, "not heard: \(hearing.missed)")
  }

  @Test func `of sentences nobody wrote a rule for, few in no danger are asked about`() throws {
    let hearing = try Hearing(Self.rows(in: "HeldOut"))
    #expect(Double(hearing.hard.count) <= 0.04 * Double(hearing.none), "\(hearing.hard)")
    #expect(Double(hearing.asked.count) <= 0.08 * Double(hearing.none), "\(hearing.asked)")
  }

  /// What people type at the questions of the dialogs: none of it is said in danger.
  @Test func `an ordinary answer is hardly ever taken for danger`() throws {
    let hearing = try Hearing(Self.rows("Replies/at-questions.tsv"))
    #expect(Double(hearing.hard.count) <= 0.005 * Double(hearing.none), "\(hearing.hard)")
    #expect(Double(hearing.asked.count) <= 0.03 * Double(hearing.none), "\(hearing.asked)")
  }

  @Test func `plain answers, wishes, triggers and substances are told apart`() throws {
    let (tables, lexicon) = try Self.shipped()
    let answers = tables.concepts.indices.filter { tables.concepts[$0].isAnswer }
      .map { ConceptID($0) }
    var right: [String: Int] = [:]
    var given: [String: Int] = [:]
    var meant: [String: Int] = [:]
    for row in try Self.rows("intents.tsv") {
      let best = lexicon.best(of: answers, for: lexicon.listen(to: Cleaning.clean(row.line)))
      let name = best.map { tables.concepts[$0.concept].name } ?? "other"
      meant[row.label, default: 0] += 1
      given[name, default: 0] += 1
      if name == row.label { right[name, default: 0] += 1 }
    }
    let scores = meant.keys.sorted().map { label in
      2 * Double(right[label] ?? 0) / Double((meant[label] ?? 0) + (given[label] ?? 0))
    }
    #expect(scores.reduce(0, +) / Double(scores.count) >= 0.92)
  }
}
