import Foundation
import Testing
import DialogSyntax
@testable import DialogCompiler
@Test func scratch() throws {
  let base = "/tmp/hr/lead/Dialogs"
  let names = (FileManager.default.enumerator(atPath: base)!.allObjects as! [String]).filter { $0.hasSuffix(".yaml") }.sorted()
  let files = names.map { SourceFile(name: $0, bytes: Array(FileManager.default.contents(atPath: base + "/" + $0)!)) }
  let c = compile(files)
  var n: [String: Int] = [:]
  for p in c.problems { n["\(p.severity) \(p.code)", default: 0] += 1; if p.severity == .error { print("\(p.file): \(p.message) [\(p.code)]", p.fix?.advice ?? "") } }
  print(n)
  print("tables", c.tables?.nodes.count as Any, c.tables?.code.count as Any, c.suites.map(\.cases.count))
}
