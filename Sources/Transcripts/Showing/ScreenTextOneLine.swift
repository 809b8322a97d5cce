import Platform

/// Words made harmless and put on one line, for tables and lists.
enum ScreenTextOneLine {
  static func clean(_ text: String) -> String {
    ScreenText.clean(text, for: .reviewer).replacing("\n", with: " ")
  }
}
