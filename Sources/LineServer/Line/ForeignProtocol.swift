/// A protocol that people point at this port by mistake, or scanners on purpose.
public enum ForeignProtocol: String, Hashable, Sendable, CaseIterable {
  case http, tls, ssh

  /// Judges a first line; `isCut` says that only its beginning is known.
  init?(firstLine line: [UInt8], isCut: Bool) {
    if line.starts(with: Array("SSH-".utf8)) {
      self = .ssh
    } else if let end = endOfMethod(line),
      isCut ? hasTarget(line[end...]) : hasVersion(line[end...])
    {
      self = .http
    } else {
      return nil
    }
  }
}

/// Behind a word in capitals, as in `GET ` or `BASELINE-CONTROL `.
private func endOfMethod(_ line: [UInt8]) -> Int? {
  guard let space = line.firstIndex(of: 0x20), (3...20).contains(space), line[0] != 0x2D else {
    return nil
  }
  return line[..<space].allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2D } ? space : nil
}

/// All that can be known of a line whose end is not there.
private func hasTarget(_ rest: ArraySlice<UInt8>) -> Bool {
  rest.starts(with: Array(" /".utf8)) || rest.starts(with: Array(" http".utf8))
}

private func hasVersion(_ rest: ArraySlice<UInt8>) -> Bool {
  let version = Array(" HTTP/".utf8)
  guard let start = rest.lastIndex(of: 0x20) else { return false }
  return rest[start...].starts(with: version)
    && rest.count > start - rest.startIndex + version.count
}
