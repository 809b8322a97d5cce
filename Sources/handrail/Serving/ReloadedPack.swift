import DialogCompiler
import DialogEngine
import DialogSyntax
import LineServer

/// The pack read anew while the service runs, where nobody looks at a terminal.
enum ReloadedPack {
  /// The pack as it is now; with errors the first of them are named in the log.
  static func read(on console: Console, _ log: Log) -> Pack? {
    do {
      let files = try PackFolder.find(on: console).files()
      let compilation = compile(files, options: CompilerOptions(errorsOnly: true, tests: false))
      if let pack = compilation.pack, !compilation.hasErrors { return pack }
      let errors = compilation.problems.filter { $0.severity == .error }
      log.write("reload-failed", [("errors", .number(errors.count))])
      let renderer = DiagnosticRenderer(compilation.files)
      for error in errors.prefix(Log.linesPerSecond) {
        log.write("finding", [("at", .text(renderer.line(error)))])
      }
    } catch {
      log.write("reload-failed", [("error", .text(Failure(error).message))])
    }
    return nil
  }
}
