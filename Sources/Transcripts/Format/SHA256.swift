/// SHA-256 (FIPS 180-4), fed in pieces of any size.
public struct SHA256: Sendable {
  private var state = Self.start
  /// Less than a block, at its beginning.
  private var rest = Block(repeating: 0)
  private var restCount = 0
  /// Bytes of whole blocks.
  private var count: UInt64 = 0

  private typealias Block = InlineArray<64, UInt8>
  private typealias Words = SIMD8<UInt32>

  public init() {}

  public static func digest(_ bytes: some Sequence<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(Array(bytes).span)
    return hash.digest()
  }

  public mutating func update(_ bytes: [UInt8]) {
    update(bytes.span)
  }

  public mutating func update(_ bytes: Span<UInt8>) {
    var place = 0
    if restCount > 0 {
      place = min(Self.blockBytes - restCount, bytes.count)
      keep(bytes.extracting(first: place))
      if restCount < Self.blockBytes { return }
      takeRest()
    }
    while bytes.count - place >= Self.blockBytes {
      takeBlock(bytes.extracting(place..<(place + Self.blockBytes)))
      place += Self.blockBytes
    }
    keep(bytes.extracting(place..<bytes.count))
  }

  private static let blockBytes = 64

  /// What the bytes so far amount to; more may follow.
  public func digest() -> Digest {
    var last = self
    last.close()
    return Digest(words: last.state.indices.map { last.state[$0] })
  }

  /// 32 bytes that no other text has, as far as anybody knows.
  public struct Digest: Hashable, Sendable {
    let words: [UInt32]

    public var bytes: [UInt8] {
      words.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
    }

    public var hexadecimal: String { Transcripts.hexadecimal(bytes) }

    /// The first 16 bytes, as fingerprints and sums are written.
    public var short: String { "sha256:" + Transcripts.hexadecimal(bytes.prefix(16)) }

    public var whole: String { "sha256:" + hexadecimal }
  }
}

extension SHA256 {
  /// The end that makes the length a whole number of blocks and says what it was.
  private mutating func close() {
    let bits = (count + UInt64(restCount)) &* 8
    let zeros = (2 * Self.blockBytes - 9 - restCount) % Self.blockBytes
    var end: [UInt8] = [0x80] + repeatElement(0, count: zeros)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      end.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    update(end)
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    for index in bytes.indices { rest[restCount + index] = bytes[index] }
    restCount += bytes.count
  }

  private mutating func takeRest() {
    let block = rest
    restCount = 0
    takeBlock(block.span)
  }

  private mutating func takeBlock(_ block: Span<UInt8>) {
    let words = Self.schedule(of: block)
    state &+= Self.mixed(state, words.span, Self.constants.span)
    count += UInt64(Self.blockBytes)
  }

  /// The words of a block, and 48 that are made of them.
  @inline(__always)
  private static func schedule(of block: Span<UInt8>) -> InlineArray<64, UInt32> {
    var words = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<16 {
      let at = index * 4
      words[index] =
        UInt32(block[at]) << 24 | UInt32(block[at + 1]) << 16 | UInt32(block[at + 2]) << 8
        | UInt32(block[at + 3])
    }
    for index in 16..<64 {
      let (early, late) = (words[index - 15], words[index - 2])
      let small = turn(early, 7) ^ turn(early, 18) ^ (early >> 3)
      let large = turn(late, 17) ^ turn(late, 19) ^ (late >> 10)
      words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
    }
    return words
  }

  /// Eight rounds at a time, so that no word changes its place.
  @inline(__always)
  private static func mixed(_ state: Words, _ words: Span<UInt32>, _ constants: Span<UInt32>)
    -> Words
  {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    var at = 0
    while at < 64 {
      round(a, b, c, &d, e, f, g, &h, words[at] &+ constants[at])
      round(h, a, b, &c, d, e, f, &g, words[at + 1] &+ constants[at + 1])
      round(g, h, a, &b, c, d, e, &f, words[at + 2] &+ constants[at + 2])
      round(f, g, h, &a, b, c, d, &e, words[at + 3] &+ constants[at + 3])
      round(e, f, g, &h, a, b, c, &d, words[at + 4] &+ constants[at + 4])
      round(d, e, f, &g, h, a, b, &c, words[at + 5] &+ constants[at + 5])
      round(c, d, e, &f, g, h, a, &b, words[at + 6] &+ constants[at + 6])
      round(b, c, d, &e, f, g, h, &a, words[at + 7] &+ constants[at + 7])
      at += 8
    }
    return Words(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let high = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ high &+ choice &+ word
    let low = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    let majority = (a & b) | (c & (a | b))
    d &+= first
    h = first &+ low &+ majority
  }

  @inline(__always)
  private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  private static let start: Words = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The same of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

private let digitBytes = Array("0123456789abcdef".utf8)

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  var digits: [UInt8] = []
  for byte in bytes {
    digits.append(digitBytes[Int(byte >> 4)])
    digits.append(digitBytes[Int(byte & 15)])
  }
  return String(decoding: digits, as: UTF8.self)
}
