/// A protocol that people point at this port by mistake, or scanners on purpose.
public enum ForeignProtocol: String, Hashable, Sendable, CaseIterable {
  case http, tls, ssh

  /// Judges a first line; `isCut` says that only its beginning is known.
  init?(firstLine line: [UInt8], isCut: Bool) {
    if line.starts(with: Array("SSH-".utf8)) {
      self = .ssh
    } else if let end = endOfMethod(line), isCut || hasVersion(line[end...]) {
      self = .http
    } else {
      return nil
    }
  }
}

/// Behind a word in capitals and a space, as in `GET `.
private func endOfMethod(_ line: [UInt8]) -> Int? {
  guard let space = line.firstIndex(of: 0x20), (3...7).contains(space) else { return nil }
  return line[..<space].allSatisfy { (0x41...0x5A).contains($0) } ? space : nil
}

private func hasVersion(_ rest: ArraySlice<UInt8>) -> Bool {
  let version = Array(" HTTP/".utf8)
  guard let start = rest.lastIndex(of: 0x20) else { return false }
  return rest[start...].starts(with: version)
    && rest.count > start - rest.startIndex + version.count
}
