import DialogCompiler
import DialogEngine

/// Whether a walk through a pack with a fault comes to something that it does not come to without.
struct FaultWalk {
  private let origins: Origins
  private let dialogs: Set<DialogID>
  /// What a spread through the pack as it is misses.
  private let known: Set<Coverage.Missing>
  /// How that spread came to each node.
  private let ways: [Walk.Way?]
  private static let seed: UInt64 = 1
  /// So many conversations in a row without anything new, and a search for a failure is over.
  private static let mostWithout = 40

  init(_ pack: Pack, _ origins: Origins) throws {
    self.origins = origins
    dialogs = Set(pack.tables.dialogs.indices.map { DialogID($0) })
    var walk = Walk(pack, from: nil)
    let failed = walk.spread(seed: Self.seed, isHostile: false)
    ways = walk.ways
    known = Set(Coverage(walk, origins, in: dialogs).gaps.map(\.missing))
    if failed != nil || Self.search(&walk) {
      throw Failure(
        .found, "the walk fails without any change", advice: ["handrail walk shows where"])
    }
  }

  private static func search(_ walk: inout Walk) -> Bool {
    walk.search(seed: seed, isHostile: false, mostWithout: mostWithout) != nil
  }

  func notices(_ fault: Fault, _ pack: Pack) -> Bool {
    var walk = Walk(pack, from: nil)
    if walk.spread(seed: Self.seed, isHostile: false) != nil { return true }
    let origins = fault.origins(like: origins)
    let missed = Set(gaps(walk, origins, without: fault).map(\.node))
    if missed.isEmpty { return Self.search(&walk) }
    // A spread gives each answer once; what it missed may still be found on other ways.
    for (node, way) in ways.enumerated() where walk.ways[node] == nil { walk.ways[node] = way }
    if walk.aim(seed: Self.seed, at: missed) != nil { return true }
    return !gaps(walk, origins, without: fault).isEmpty || Self.search(&walk)
  }

  /// What was not missing before; that the changed thing itself looks different says nothing.
  private func gaps(_ walk: Walk, _ origins: Origins, without fault: Fault) -> [Coverage.Gap] {
    Coverage(walk, origins, in: dialogs).gaps.filter {
      !known.contains($0.missing) && $0.missing.site != fault.site
    }
  }
}
