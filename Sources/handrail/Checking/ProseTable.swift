import DialogCompiler

/// The figures of the dialogs beside their bars, as plain lines that can be read out.
struct ProseTable {
  let figures: [ProseFigures]

  var text: String {
    figures.filter { $0.reading.words > 0 }.map(lines).joined(separator: "\n\n")
  }

  private func lines(_ dialog: ProseFigures) -> String {
    let reading = dialog.reading
    var rows = [
      ("grade", "\(tenths(reading.grade)) (bar \(tenths(ProseBars.grade)))"),
      (
        "words a sentence",
        "\(tenths(reading.wordsPerSentence)) (bar \(tenths(ProseBars.meanSentenceWords))), "
          + "longest \(reading.longestSentence) (bar \(ProseBars.sentenceWords))"
      ),
      (
        "words a turn",
        "\(tenths(dialog.wordsPerTurn)) (bar \(tenths(ProseBars.meanTurnWords))), "
          + "longest \(dialog.longestTurn) (bar \(ProseBars.turnWords))"
      ),
    ]
    if dialog.crisis.words > 0 {
      let bar = tenths(ProseBars.crisisGrade)
      rows.append(("grade in a crisis", "\(tenths(dialog.crisis.grade)) (bar \(bar))"))
    }
    if let percent = dialog.complexPercent {
      rows.append(
        (
          "complex",
          "\(percent)% of \(dialog.reflections) reflections (bar \(ProseBars.complexPercent)%)"
        ))
    }
    if let percent = dialog.openPercent {
      rows.append(
        ("open", "\(percent)% of \(dialog.questions) questions (bar \(ProseBars.openPercent)%)"))
    }
    if dialog.reflections > 0 {
      rows.append(
        (
          "support",
          "\(dialog.support) lines that affirm, free or ask (bar 1 for "
            + "\(ProseBars.turnsPerSupport) of \(dialog.questions) questions)"
        ))
    }
    return "\(dialog.dialog)\n" + columns(rows)
  }

  /// With one digit behind the point.
  private func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
