/// The entry point that libFuzzer calls with bytes of its choice. Not a part of the package: it is
/// compiled together with the decoder.
///
///     mkdir -p .build/fuzz/lines
///     swiftc -O -sanitize=fuzzer -parse-as-library -module-name FuzzLineDecoder \
///       Sources/LineServer/Line/{LineDecoder,TextRepair,Telnet,TelnetOptions,ForeignProtocol}.swift \
///       Tests/Fuzz/FuzzLineDecoder.swift -o .build/fuzz/FuzzLineDecoder
///     .build/fuzz/FuzzLineDecoder -max_total_time=300 -max_len=512 .build/fuzz/lines
///
/// Whatever comes is understood the same, whole and cut as the first byte says.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLineDecoder(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let step = 1 + Int(input.first ?? 0) % 7
  let whole = events(of: [input])
  let pieces = stride(from: 0, to: input.count, by: step).map {
    Array(input[$0..<min($0 + step, input.count)])
  }
  precondition(events(of: pieces) == whole, "decoding depends on how the bytes were cut")
  for case .line(let line) in whole {
    precondition(String(validating: line, as: UTF8.self) != nil, "a line is not valid text")
    precondition(line.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "a line has a control in it")
  }
  return 0
}

private func events(of pieces: [[UInt8]]) -> [LineDecoder.Event] {
  var decoder = LineDecoder(lineBytes: 64)
  var events: [LineDecoder.Event] = []
  for piece in pieces {
    var offset = 0
    while let event = decoder.next(piece.span, from: &offset) { events.append(event) }
  }
  if let event = decoder.finish() { events.append(event) }
  return events
}
