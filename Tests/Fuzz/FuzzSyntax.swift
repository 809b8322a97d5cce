/// The entry point that libFuzzer calls with bytes of its choice. Not a part of the package: it is
/// compiled together with the target that it tries.
///
///     mkdir -p .build/fuzz/syntax
///     swiftc -O -sanitize=fuzzer -parse-as-library -module-name FuzzSyntax \
///       $(find Sources/DialogSyntax -name "*.swift") Tests/Fuzz/FuzzSyntax.swift -o .build/fuzz/FuzzSyntax
///     .build/fuzz/FuzzSyntax -max_total_time=300 .build/fuzz/syntax Tests/DialogSyntaxTests/Messages
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSyntax(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let file = SourceFile(name: "fuzz.yaml", bytes: bytes)
  let (tree, problems) = parse(file)
  checkRanges(file, tree, problems)
  _ = DiagnosticRenderer([file]).render(problems, as: .human)
  if problems.isEmpty { checkPrinting(tree) }
  return 0
}

private func checkRanges(_ file: SourceFile, _ tree: SyntaxTree, _ problems: [Diagnostic]) {
  func check(_ range: SourceRange) {
    precondition(0 <= range.start && range.start <= range.end && range.end <= file.bytes.count)
  }
  for index in tree.nodes.indices { check(SyntaxNode(tree: tree, index: index).range) }
  for problem in problems {
    check(problem.range)
    for note in problem.notes { check(note.range) }
    for edit in problem.fix?.edits ?? [] { check(edit.range) }
  }
}

private func checkPrinting(_ tree: SyntaxTree) {
  let printed = SourceFile(name: "printed.yaml", bytes: SyntaxPrinter.print(tree))
  let (again, problems) = parse(printed)
  precondition(problems.isEmpty, "what is printed can be read")
  precondition(again.json() == tree.json(), "what is printed has the same tree")
}
