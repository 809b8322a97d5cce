/// Writes a tree as a file that has the same tree: two spaces a level, texts without quotes where
/// they need none, and `|` for texts over several lines.
public struct SyntaxPrinter {
  private let tree: SyntaxTree
  private var output: [UInt8] = []
  private var open: [Frame] = []
  /// The next item or name goes on the line of the dash before it.
  private var isAfterDash = false

  private struct Frame {
    var next: Int
    let column: Int
    let isList: Bool
  }

  public static func print(_ tree: SyntaxTree) -> [UInt8] {
    var printer = SyntaxPrinter(tree)
    printer.print()
    return printer.output
  }

  private init(_ tree: SyntaxTree) {
    self.tree = tree
  }

  private mutating func print() {
    guard let root = tree.nodes.first, !root.isChildless else { return }
    open.append(Frame(next: 1, column: 0, isList: root.kind == .list))
    while let frame = open.last {
      guard frame.next != 0 else {
        open.removeLast()
        continue
      }
      open[open.count - 1].next = Int(tree.nodes[frame.next].next)
      begin(frame)
    }
  }

  private mutating func begin(_ frame: Frame) {
    if !isAfterDash { indent(frame.column) }
    isAfterDash = false
    guard !frame.isList else {
      output.append(Byte.dash)
      return value(frame.next, in: frame)
    }
    write(WrittenText(tree.nodes[frame.next].decoded(in: tree.file.bytes)).onOneLine(isName: true))
    output.append(Byte.colon)
    value(frame.next + 1, in: frame)
  }

  private mutating func value(_ index: Int, in frame: Frame) {
    let node = tree.nodes[index]
    switch node.kind {
    case .empty: write("\n")
    case .text: text(node, frame.column)
    case .list, .map:
      guard !node.isChildless else { return write(node.kind == .list ? " []\n" : " {}\n") }
      write(frame.isList ? " " : "\n")
      isAfterDash = frame.isList
      open.append(Frame(next: index + 1, column: frame.column + 2, isList: node.kind == .list))
    }
  }

  private mutating func text(_ node: SyntaxTree.Node, _ column: Int) {
    let text = WrittenText(node.decoded(in: tree.file.bytes))
    output.append(Byte.space)
    guard text.fitsBlock else {
      write(text.onOneLine(isName: false))
      return write("\n")
    }
    write(text.blockHeader)
    for line in text.blockLines {
      if !line.isEmpty { indent(column + 2) }
      output.append(contentsOf: line)
      write("\n")
    }
  }

  private mutating func indent(_ column: Int) {
    output.append(contentsOf: repeatElement(Byte.space, count: column))
  }

  private mutating func write(_ text: String) {
    output.append(contentsOf: text.utf8)
  }
}

/// How one text can be written down.
struct WrittenText {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: On one line

  func onOneLine(isName: Bool) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    if isPlain, !isName || text != "<<" { return text }
    let (single, double) = (count(of: [0x27]), count(of: [Byte.quote, Byte.backslash]))
    if canStand(withBreaks: false), single <= double { return singleQuoted(text) }
    return doubleQuoted(text)
  }

  private func count(of signs: [UInt8]) -> Int { bytes.count { signs.contains($0) } }

  private func singleQuoted(_ text: String) -> String {
    "'" + text.unicodeScalars.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }

  private func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\t"
      default: quoted += WrittenText.canStand(scalar) ? String(scalar) : escaped(scalar)
      }
    }
    return quoted + "\""
  }

  private func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (sign, width) = scalar.value < 0x100 ? ("\\x", 2) : ("\\u", 4)
    return sign + String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  /// Needs no quotes and is read as one text.
  private var isPlain: Bool {
    guard let first = bytes.first, let last = bytes.last, canStand(withBreaks: false) else {
      return false
    }
    guard !Byte.isBlank(first), !Byte.isBlank(last), last != Byte.colon,
      !bytes.starts(with: Array("---".utf8)), !bytes.starts(with: Array("...".utf8)),
      Invisible.oddSpace(bytes.span, 0) == nil
    else { return false }
    return beginsPlainly(first) && !hasSign
  }

  private func beginsPlainly(_ first: UInt8) -> Bool {
    switch first {
    case Byte.comma, Byte.openBracket, Byte.closeBracket, Byte.openBrace, Byte.closeBrace,
      Byte.hash, Byte.ampersand, Byte.asterisk, Byte.exclamation, Byte.bar, Byte.greater,
      Byte.apostrophe, Byte.quote, Byte.percent, Byte.at, Byte.backtick:
      false
    case Byte.dash, Byte.question, Byte.colon: bytes.count > 1 && !Byte.isBlank(bytes[1])
    default: true
    }
  }

  /// A colon before a blank, or a `#` after one.
  private var hasSign: Bool {
    for index in bytes.indices.dropFirst() {
      if bytes[index] == Byte.hash, Byte.isBlank(bytes[index - 1]) { return true }
      if bytes[index - 1] == Byte.colon, Byte.isBlank(bytes[index]) { return true }
    }
    return false
  }

  private func canStand(withBreaks: Bool) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
      $0 == "\n" ? withBreaks : WrittenText.canStand($0)
    }
  }

  /// Characters that a file may hold as they are.
  private static func canStand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: true
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  // MARK: Over several lines

  var fitsBlock: Bool {
    bytes.contains(Byte.lineFeed) && canStand(withBreaks: true)
  }

  /// The digit is needed where the first line would not show how far the text is indented.
  var blockHeader: String {
    let isHidden = bytes.first == Byte.space || bytes.first == Byte.lineFeed
    let ending =
      if bytes.last != Byte.lineFeed {
        "-"
      } else if bytes.allSatisfy({ $0 == Byte.lineFeed })
        || bytes.dropLast().last == Byte.lineFeed
      {
        "+"
      } else {
        ""
      }
    return "|" + (isHidden ? "2" : "") + ending + "\n"
  }

  var blockLines: [ArraySlice<UInt8>] {
    let lines = bytes.split(separator: Byte.lineFeed, omittingEmptySubsequences: false)
    return bytes.last == Byte.lineFeed ? lines.dropLast() : lines
  }
}
