extension SyntaxProblems {
  /// Every code that reading a file can give, in the order of the author guide.
  public static let codes: [CodePage] = bytes + indentation + lines + names + texts + wholeFile

  private static let bytes = [
    CodePage(
      "encoding",
      "A file is read as UTF-8, and every character in it can be seen. Another encoding, a hidden "
        + "character from a copied text, or a line break of another system would reach the "
        + "visitor as something that nobody typed.",
      wrong: "say: hello\u{7}\n", right: "say: hello\n"),
    CodePage(
      "limit",
      "A file can have at most 64 levels, a line at most 1048576 bytes, and a name at most 1024 "
        + "characters.",
      wrong: String(repeating: "- ", count: 65) + "deep\n", right: "- - - deep\n"),
  ]

  private static let indentation = [
    CodePage(
      "tab-indent",
      "A tab is as wide as each program likes, so it cannot show which line belongs to which. "
        + "Spaces can.",
      wrong: "nodes:\n\ta: hello\n", right: "nodes:\n  a: hello\n"),
    CodePage(
      "stray-tab",
      "Between the parts of a line stand spaces. A tab may stand only inside a text.",
      wrong: "say:\thello\n", right: "say: hello\n"),
    CodePage(
      "odd-space",
      "Text copied from a web page or a word processor brings spaces that look like spaces and "
        + "are not. At the start of a line or a text they would become a part of it.",
      wrong: "say: \u{A0}hello\n", right: "say: hello\n"),
    CodePage(
      "bad-indent",
      "Lines that belong together begin in the same column, and what belongs to a line begins "
        + "further in. This line begins in a column where none of those above it does.",
      wrong: "a:\n    say: hi\n  goto: b\n", right: "a:\n    say: hi\n    goto: b\n"),
    CodePage(
      "dash-too-deep",
      "The dashes of a list stand below each other. One that stands further in would be taken "
        + "for a part of the text above it.",
      wrong: "- one\n - two\n", right: "- one\n- two\n"),
  ]

  private static let lines = [
    CodePage(
      "continued-text",
      "A text ends with its line. One over several lines begins with > where the lines are to be "
        + "joined by spaces, or with | where they stay lines.",
      wrong: "say: I hear that you are\n  feeling low.\n",
      right: "say: >\n  I hear that you are\n  feeling low.\n"),
    CodePage(
      "no-colon",
      "A line is a name with a colon, or it begins with a dash. This one is neither: a colon is "
        + "missing after the name, or the text belongs to the line above.",
      wrong: "say: hi\ngoto b\n", right: "say: hi\ngoto: b\n"),
    CodePage(
      "mixed",
      "The lines of a block all begin with a dash, or all with a name.",
      wrong: "say: hi\n- goto: b\n", right: "- say: hi\n- goto: b\n"),
  ]

  private static let names = [
    CodePage(
      "no-space", "A space after the colon ends a name.",
      wrong: "say: hi\ngoto:b\n", right: "say: hi\ngoto: b\n"),
    CodePage(
      "space-before-colon", "The colon stands right after the name.",
      wrong: "say : hi\n", right: "say: hi\n"),
    CodePage(
      "duplicate",
      "A name can be used once in a block. Of two texts under one name only one could be said.",
      wrong: "say: hi\nsay: hello\n", right: "say: |\n  hi\n  hello\n"),
    CodePage(
      "question-key",
      "A question mark and a space at the start of a line have a meaning in YAML that dialog "
        + "files do not use.",
      wrong: "say: ? who knows\n", right: "say: \"? who knows\"\n"),
  ]

  private static let texts = [
    CodePage(
      "colon-in-text",
      "A colon and a space end a name. A text that has them needs quotes.",
      wrong: "say: Remember: breathe\n", right: "say: \"Remember: breathe\"\n"),
    CodePage(
      "hash-text",
      "A space and a # begin a note, which is never said. Quotes make it a part of the text; a "
        + "space after the # shows that a note is meant.",
      wrong: "say: You are #1\n", right: "say: \"You are #1\" # said often\n"),
    CodePage(
      "open-quote",
      "A text in quotes ends on the line where it began.",
      wrong: "say: \"I hear you\n", right: "say: \"I hear you\"\n"),
    CodePage(
      "after-quote",
      "When a text begins with a quote, the next quote ends it. To have quotes in a text, use the "
        + "other kind around it.",
      wrong: "say: \"Yes\" is enough\n", right: "say: '\"Yes\" is enough'\n"),
    CodePage(
      "bad-escape",
      "In double quotes a backslash changes the letter after it: \\n is a line break, \\\" a "
        + "quote. Most letters have no such meaning.",
      wrong: "say: \"C:\\dialogs\"\n", right: "say: 'C:\\dialogs'\n"),
    CodePage(
      "special-start",
      "Some signs have a meaning in YAML when a text begins with them: & * ! % @ , and others. "
        + "Quotes take it away.",
      wrong: "say: *breathe in*\n", right: "say: \"*breathe in*\"\n"),
    CodePage(
      "brace",
      "At the start of a text a { would begin something else in YAML.",
      wrong: "say: {name}, hello\n", right: "say: \"{name}, hello\"\n"),
    CodePage(
      "bracket",
      "At the start of a text a [ begins a short list, such as [calm, angry], which ends on its "
        + "line and holds only texts.",
      wrong: "say: [sighs] I see\n", right: "say: \"[sighs] I see\"\n"),
    CodePage(
      "trailing-comma", "A comma in a short list stands between two texts.",
      wrong: "match: [yes, yeah,]\n", right: "match: [yes, yeah]\n"),
    CodePage(
      "block-header",
      "After | or > the text begins on the next line, further in.",
      wrong: "say: | hello\n", right: "say: |\n  hello\n"),
  ]

  private static let wholeFile = [
    CodePage(
      "directive", "Some YAML files begin with lines such as %YAML. Dialog files need none.",
      wrong: "%YAML 1.2\n---\nsay: hi\n", right: "---\nsay: hi\n"),
    CodePage(
      "second-document", "A file holds one dialog. A second --- would begin another.",
      wrong: "say: hi\n---\nsay: hello\n", right: "---\nsay: hi\n"),
    CodePage(
      "end-mark", "Some YAML files end with a line of three dots. Dialog files need none.",
      wrong: "say: hi\n...\n", right: "say: hi\n"),
    CodePage(
      "after-marker", "A line that begins with --- holds nothing else.",
      wrong: "--- say\n", right: "---\nsay: hi\n"),
    CodePage(
      "lone-marker", "A file with --- has something below it.",
      wrong: "---\n", right: "---\nsay: hi\n"),
  ]
}
