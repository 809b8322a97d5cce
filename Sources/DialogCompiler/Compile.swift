import DialogEngine
import DialogSyntax

/// Reads the files of a pack: everything that can be said, or all that is wrong with it.
///
/// The files are all `.yaml` files of the pack's folder, in byte order of their paths. Never throws
/// and never stops at the first problem.
public func compile(
  _ files: [SourceFile], options: CompilerOptions = CompilerOptions()
) -> Compilation {
  var compiler = Compiler(options)
  compiler.read(files)
  compiler.declare()
  compiler.lower()
  return compiler.finish(files)
}

public struct CompilerOptions: Sendable {
  /// `YYYY-MM-DD`, against which dates are held; without it they are not.
  public var today: String?
  /// Leaves out the search for whatever does not stop the pack from running; for a quick start.
  public var errorsOnly: Bool
  /// Looks at how the texts read, too.
  public var prose: Bool
  /// Reads the expected conversations, too. Nobody who talks needs them.
  public var tests: Bool

  public init(
    today: String? = nil, errorsOnly: Bool = false, prose: Bool = false, tests: Bool = true
  ) {
    self.today = today
    self.prose = prose
    self.errorsOnly = errorsOnly
    self.tests = tests
  }
}

/// What came of the files of a pack.
public struct Compilation: Sendable {
  public var files: [SourceFile]
  /// Nil when there is an error among the problems.
  public var tables: Tables?
  /// Nil when there is an error among the problems.
  public var pack: Pack?
  /// By file, then by place; without those that their line accepts.
  public var problems: [Diagnostic]
  /// Findings that a note on their line accepts, with a reason and a last day.
  public var accepted: [Acceptance]
  /// How each dialog reads; empty unless it was asked for.
  public var prose: [ProseFigures]
  /// The expected conversations of the `tests:` files.
  public var suites: [TestSuite]
  /// Where each part of the tables was written.
  public var origins: Origins
  /// A file lies outside the YAML subset, so that its contents are not known.
  public var isUnreadable: Bool
}

extension Compilation {
  public var hasErrors: Bool { problems.contains { $0.severity == .error } }
}
