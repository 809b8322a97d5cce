import DialogSyntax

/// The pages of `handrail explain`, one for each code that compiling can give.
///
/// An example is a whole file, or part of one: steps with their dashes, or what stands in a dialog
/// below its title. Around it stands a small pack without a mistake.
public enum DialogProblems {
  public static let codes: [CodePage] =
    files + names + kinds + conditions + steps + flow + review + prose

  /// Found only where it was asked how the texts read.
  static func isProse(_ code: String) -> Bool { proseCodes.contains(code) }
  private static let proseCodes = Set(prose.map(\.code))
}
