@testable import DialogCompiler
import DialogSyntax
import Foundation

/// The files of the shipped pack, in byte order of their paths.
func shippedFiles() throws -> [SourceFile] {
  let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Dialogs")
  let paths =
    FileManager.default.enumerator(atPath: root.path())?
    .compactMap { $0 as? String }.filter { $0.hasSuffix(".yaml") } ?? []
  let ordered = paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  return try ordered.map { path in
    let data = try Data(contentsOf: root.appending(path: path))
    return SourceFile(name: "Dialogs/" + path, bytes: Array(data))
  }
}

/// One line for each problem: `FILE:LINE:COLUMN: error: message [code]`.
func lines(_ compilation: Compilation) -> [String] {
  let renderer = DiagnosticRenderer(compilation.files)
  return compilation.problems.map { renderer.line($0) }
}

/// Compiles texts as files named 1.yaml, 2.yaml and so on.
func compileTexts(_ texts: [String], today: String? = "2026-11-22") -> Compilation {
  let files = texts.enumerated().map { index, text in
    SourceFile(name: "\(index + 1).yaml", bytes: Array(text.utf8))
  }
  return compile(files, options: CompilerOptions(today: today))
}

func indented(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
}
