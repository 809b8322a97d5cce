import DialogEngine

extension [Output] {
  /// What may still be shown where it could not be written: nobody hears of it that it was kept, or
  /// that what stood there was erased.
  func unkept(_ notErased: Saying) -> [Output] {
    let isErasing = contains(.erased)
    var outputs = self
    if isErasing || contains(where: \.isAboutKeeping) { outputs.removeAll(where: \.isSpoken) }
    if isErasing { outputs.append(.said(notErased)) }
    return outputs
  }
}

extension Output {
  /// It says that something is written, or will be.
  var isAboutKeeping: Bool {
    switch self {
    case .consented(let level, _): level != .none
    // That a part is left is true whatever fails now.
    case .keepingTold(let message): message != .privacyPart
    case .codeWanted, .paused: true
    default: false
    }
  }

  fileprivate var isSpoken: Bool {
    switch self {
    case .said, .asked, .codeWanted, .keepingTold: true
    default: false
    }
  }
}
