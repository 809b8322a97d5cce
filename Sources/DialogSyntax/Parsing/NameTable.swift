/// Finds names that are used twice. A few names are compared one by one; the names of a large map
/// go into a table of hashes, so that the work stays in proportion to the file.
struct NameTable {
  private struct Slot {
    var hash: UInt32 = 0
    var map: UInt32 = 0
    var name: UInt32 = 0
    /// Of another file unless it is the table's own.
    var generation: UInt32 = 0
  }

  private var slots: [Slot] = []
  private var used = 0
  private var generation: UInt32 = 1

  /// Differs from run to run, so that nobody can choose names which all meet in one slot.
  private static let seed = UInt64.random(in: .min ... .max)

  /// Forgets everything without touching it.
  mutating func forget() {
    used = 0
    if generation == .max { slots = [] }
    generation = generation == .max ? 1 : generation + 1
  }

  /// The name of the same map that `matches`, or nil when this one is new; it is then added.
  mutating func add(
    _ name: Int, of map: Int, hash: UInt64, matches: (Int) -> Bool
  ) -> Int? {
    if used * 2 >= slots.count { grow() }
    let new = Slot(
      hash: UInt32(truncatingIfNeeded: hash), map: UInt32(truncatingIfNeeded: map),
      name: UInt32(truncatingIfNeeded: name), generation: generation)
    var index = start(new)
    while slots[index].generation == generation {
      let slot = slots[index]
      if slot.hash == new.hash, slot.map == new.map, matches(Int(slot.name)) {
        return Int(slot.name)
      }
      index = (index + 1) & (slots.count - 1)
    }
    slots[index] = new
    used += 1
    return nil
  }

  private func start(_ slot: Slot) -> Int {
    let mixed = (UInt64(slot.hash) << 32 | UInt64(slot.map)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (slots.count - 1)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: max(64, old.count * 2))
    for slot in old where slot.generation == generation {
      var index = start(slot)
      while slots[index].generation == generation { index = (index + 1) & (slots.count - 1) }
      slots[index] = slot
    }
  }

  static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var hash = seed
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      if index & 7 == 7 { (hash, word) = (mix(hash, word), 0) }
    }
    return mix(mix(hash, word), UInt64(truncatingIfNeeded: bytes.count))
  }

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F ^ seed | 1)
    return product.high ^ product.low
  }
}
