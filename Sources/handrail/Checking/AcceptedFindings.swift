import DialogCompiler
import DialogSyntax
import Platform

/// The findings that somebody accepts, each with the reason and the last day.
struct AcceptedFindings {
  let accepted: [DialogCompiler.Acceptance]
  let files: [SourceFile]

  func text(_ format: Findings.Format) -> String {
    switch format {
    case .json: json
    case .line: lines { "\($0), accepted until \($1.until): \($1.reason)" }
    case .human: lines { "\($0)\n  accepted until \($1.until): \($1.reason)" }
    }
  }

  private func lines(_ shown: (String, DialogCompiler.Acceptance) -> String) -> String {
    let renderer = DiagnosticRenderer(files)
    return accepted.map { one in
      var words = one
      words.reason = ScreenText.clean(one.reason, for: .reviewer)
      return shown(renderer.line(one.problem), words) + "\n"
    }.joined()
  }

  private var json: String {
    let places = DiagnosticRenderer(files)
    var json = JSONText()
    json.list(accepted) { json, one in
      json.object { json in
        json.field("code", one.problem.code)
        json.field("finding", places.line(one.problem))
        json.field("reason", one.reason)
        json.field("until", one.until)
      }
    }
    return json.text + "\n"
  }
}
