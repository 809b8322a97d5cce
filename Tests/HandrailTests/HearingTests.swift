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

  private static func rows(_ name: String) throws -> [Row] {
    let text = try String(
      contentsOfFile: "Tests/HandrailTests/Hearing/\(name).tsv", encoding: .utf8)
    return text.split(separator: "\n").map { row in
      let parts = row.split(separator: "\t", maxSplits: 1).map(String.init)
      return Row(label: parts[0], line: parts.count > 1 ? parts[1] : "")
    }
  }

  private static func shipped() throws -> (tables: Tables, lexicon: Lexicon) {
    let paths = try Directory.files(under: "Dialogs", endingIn: ".yaml")
    let files = try paths.map { SourceFile(name: $0, bytes: try File.read($0)) }
    let tables = try #require(compile(files).pack).tables
    let lexicon = Lexicon(concepts: tables.concepts, interrupts: tables.interrupts)
    return (tables, lexicon)
  }

  @Test func `somebody in danger is heard, and hardly anybody else`() throws {
    let (tables, lexicon) = try Self.shipped()
    var missed: [String] = []
    var unnamed: [String] = []
    var hard: [String] = []
    var asked: [String] = []
    let rows = try Self.rows("crisis")
    for row in rows {
      let alarm = lexicon.interrupt(lexicon.listen(to: Cleaning.clean(row.line)))
      let name = alarm.map { tables.interrupts[$0.interrupt].name }
      if row.label != "none" {
        if name == nil { missed.append(row.line) }
        if ["suicide", "overdose"].contains(row.label), name != row.label {
          unnamed.append("\(row.line) (\(name ?? "none"))")
        }
      } else if let alarm {
        if alarm.rule == .match { hard.append(row.line) } else { asked.append(row.line) }
      }
    }
    let none = Double(rows.count { $0.label == "none" })
    let crises = Double(rows.count) - none
    let named = Double(rows.count { ["suicide", "overdose"].contains($0.label) })
    #expect(Double(missed.count) <= 0.03 * crises, "not heard: \(missed)")
    #expect(Double(unnamed.count) <= 0.08 * named, "heard as something else: \(unnamed)")
    #expect(Double(hard.count) <= 0.04 * none, "nobody was in danger: \(hard)")
    #expect(Double(asked.count) <= 0.08 * none, "asked without need: \(asked)")
  }

  /// Oblique sentences that the rules were not written from. No rule may be written from this file:
  /// it says how well the rules hear what nobody has listed. The floor is what they hear today and
  /// only ever rises; the aim is 0.97.
  @Test func `of sentences nobody wrote a rule for, no fewer are heard than before`() throws {
    let (_, lexicon) = try Self.shipped()
    let rows = try Self.rows("held-out")
    let heard = rows.filter {
      lexicon.interrupt(lexicon.listen(to: Cleaning.clean($0.line))) != nil
    }
    let crises = Double(rows.count { $0.label != "none" })
    let floor = 0.56
    #expect(Double(heard.count { $0.label != "none" }) >= floor * crises)
    #expect(Double(heard.count { $0.label == "none" }) <= 0.10 * (Double(rows.count) - crises))
  }

  @Test func `plain answers, wishes, triggers and substances are told apart`() throws {
    let (tables, lexicon) = try Self.shipped()
    let answers = tables.concepts.indices.filter { tables.concepts[$0].isAnswer }
      .map { ConceptID($0) }
    var right: [String: Int] = [:]
    var given: [String: Int] = [:]
    var meant: [String: Int] = [:]
    for row in try Self.rows("intents") {
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
