import DialogCompiler
import DialogSyntax
import Platform

/// What `check` found in the paths it was given; in all dialogs where it was given none.
struct CheckedFiles {
  let findings: Findings
  let accepted: AcceptedFindings
  /// The figures of the dialogs, where they were asked for.
  let prose: ProseTable
  private let isUnreadable: Bool

  init(_ paths: [String], _ options: CompilerOptions, on console: Console) throws {
    var problems: [Diagnostic] = []
    var files: [SourceFile] = []
    var accepted: [DialogCompiler.Acceptance] = []
    var figures: [ProseFigures] = []
    var isUnreadable = false
    for part in try Self.parts(paths, on: console) {
      let compilation = compile(part.files, options: options)
      let chosen = try ChosenFiles(part.paths, among: compilation.files)
      problems += compilation.problems.filter { chosen.contains($0.file) }
      accepted += compilation.accepted.filter { chosen.contains($0.problem.file) }
      figures += zip(compilation.prose, compilation.origins.dialogs)
        .filter { chosen.contains($1.file) }.map(\.0)
      files += compilation.files
      isUnreadable = isUnreadable || compilation.isUnreadable
    }
    findings = Findings(problems, in: files)
    self.accepted = AcceptedFindings(accepted: accepted, files: files)
    prose = ProseTable(figures: figures)
    self.isUnreadable = isUnreadable
  }

  func code(failingOnWarnings: Bool) -> ExitCode {
    if isUnreadable { return .badFile }
    let bar: Diagnostic.Severity = failingOnWarnings ? .warning : .error
    return findings.problems.contains { $0.severity >= bar } ? .found : .fine
  }

  /// What is compiled together, and the paths in it that were asked for.
  private struct Part {
    var folder: String?
    var files: [SourceFile]
    var paths: [String]
  }

  /// Paths in one pack are checked together; what belongs to no pack stands alone.
  private static func parts(_ paths: [String], on console: Console) throws -> [Part] {
    if paths.isEmpty {
      return [Part(files: try PackFolder.find(on: console).files(), paths: [])]
    }
    var parts: [Part] = []
    for path in paths {
      let folder = try PackFolder.around(path)?.path
      if let place = parts.firstIndex(where: { $0.folder == folder }) {
        parts[place].paths.append(path)
        if folder == nil { parts[place].files += try PackFolder.files(at: path) }
      } else {
        let files = try PackFolder.files(at: folder ?? path)
        parts.append(Part(folder: folder, files: files, paths: [path]))
      }
    }
    return parts
  }
}
