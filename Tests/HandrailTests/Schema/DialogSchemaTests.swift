import DialogCompiler
import DialogSyntax
import Foundation
import Testing

@testable import handrail

@Suite struct DialogSchemaTests {
  private func schema() throws -> [String: Any] {
    let text = Script("$ handrail schema").outcome().output
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  private func accepts(_ text: String) throws -> Bool {
    let (tree, problems) = parse(SourceFile(name: "a.yaml", bytes: Array(text.utf8)))
    #expect(problems.isEmpty)
    return SchemaValidator(try schema()).accepts(try #require(tree.root))
  }

  @Test func `the schema accepts every shipped file`() throws {
    let validator = SchemaValidator(try schema())
    let files =
      try PackFolder.files(at: "Dialogs")
      + PackFolder.files(at: "Tests/HandrailTests/Conversations/Dialogs")
    #expect(files.count > 20)
    for file in files {
      let root = try #require(parse(file).tree.root)
      #expect(validator.accepts(root), "\(file.name)")
    }
  }

  @Test func `every name that the compiler knows is in the schema, with words about it`() throws {
    let parts = try #require(try schema()["$defs"] as? [String: [String: Any]])
    #expect(parts.count == DialogPart.allCases.count)
    for part in DialogPart.allCases {
      let properties = try #require(parts[part.rawValue]?["properties"] as? [String: [String: Any]])
      #expect(Set(properties.keys) == Set(part.keys))
      for key in part.keys {
        #expect(properties[key]?["description"] is String, "\(part.rawValue): \(key)")
      }
      #expect(Set(part.entries.keys) == Set(part.keys), "\(part.rawValue)")
    }
  }

  @Test(arguments: [
    "dialog: a\nnodes:\n  one:\n    - sai: hello\n",
    "dialog: a\nnodes:\n  one:\n    - say: hello\n      goto: one\n",
    "dialog: a\nnodes:\n  one:\n    - say: hello\n      then: one\n",
    "dialog: a\nnodes:\n  one:\n    - then: one\n",
    "dialog: a\nnodes:\n  one: two\n",
    "dialog: a\ntitel: A\nnodes:\n  one:\n    - end: over\n",
    "tests: a\ncases:\n  one:\n    steps:\n      - you: hello\n",
    "tests: a\ncases:\n  one:\n    dialog: a\n    steps:\n      - you: hello\n        at: one\n",
    "pack: a\nopening: a/\nlanding: a/\ncommands:\n  go away: leave\n",
    "contacts: gb\ncountry: here\nlines:\n  emergency:\n    says: 999\n",
    "something: else\n",
  ])
  func `what the compiler refuses by its names is refused by the schema`(text: String) throws {
    #expect(try !accepts(text))
  }

  @Test(arguments: [
    "dialog: a\nnodes:\n  one:\n    - say: hello\n      if: x > 1\n    - end: 1\n",
    "dialog: a\nnodes:\n  one:\n    - if: x > 1\n      then: one\n      else:\n        - end: no\n",
    "dialog: a\nnodes:\n  one:\n    - switch: x\n      cases:\n        1 to 3: one\n      else: one\n",
    "dialog: a\nconcepts:\n  x: a, b\nnodes:\n  one:\n    - end: over\n",
    "tests: a\ncases:\n  one:\n    from: a/one\n    steps:\n      - you:\n      - you: 1\n",
  ])
  func `what the compiler takes is taken by the schema`(text: String) throws {
    #expect(try accepts(text))
  }
}
