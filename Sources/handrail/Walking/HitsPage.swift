import DialogCompiler
import DialogEngine
import DialogSyntax

/// The script with counts in front of its lines: how often a walk came by.
struct HitsPage {
  private var counts: [String: [Int: Int]] = [:]
  private let lines: [String: SourceLines]

  init(_ walk: Walk, _ compilation: Compilation) {
    lines = Dictionary(
      compilation.files.map { ($0.name, SourceLines($0)) }, uniquingKeysWith: { first, _ in first })
    let origins = compilation.origins
    for (place, node) in walk.pack.tables.nodes.enumerated() {
      add(walk.hits.counts[Int(node.start.value)], at: origins.nodes[place])
    }
    for (address, count) in walk.hits.counts.enumerated() {
      switch walk.pack.tables.code[address] {
      case .jump, .leave: break
      default: add(count, at: origins.code[address])
      }
    }
    for slot in walk.used.indices {
      guard case .choice(let place) = walk.slots[slot] else { continue }
      let question = walk.slots.question(of: slot)
      add(walk.used[slot], at: origins.choices[Int(question.value)][place])
    }
  }

  /// Several things may begin on one line: the highest count is the line's.
  private mutating func add(_ count: Int, at site: Site) {
    guard let line = lines[site.file]?.line(of: site.range.start) else { return }
    counts[site.file, default: [:]][line] = max(counts[site.file]?[line] ?? 0, count)
  }

  func text(of file: SourceFile) -> String? {
    guard let counted = counts[file.name], let lines = lines[file.name] else { return nil }
    let rows = (1...lines.count).map { line in
      let range = lines.range(ofLine: line)
      let words = String(decoding: file.bytes[range.start..<range.end], as: UTF8.self)
      let count = counted[line].map(String.init) ?? ""
      return String(repeating: " ", count: max(0, 8 - count.utf8.count)) + count + " | " + words
    }
    return "\(file.name)\n" + rows.joined(separator: "\n")
  }
}
