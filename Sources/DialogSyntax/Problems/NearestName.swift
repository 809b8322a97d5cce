/// The name that was probably meant, for "did you mean".
public func nearest<Names: Sequence>(to name: String, in names: Names) -> String?
where Names.Element == String {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
  var best: (name: String, distance: Int)?
  for candidate in names {
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(64))
    let longer = max(wanted.count, scalars.count)
    // Two changes leave little of a word of three letters.
    let limit = longer < 4 ? 1 : min(longer / 3 + 1, 4)
    guard abs(wanted.count - scalars.count) <= limit, !scalars.isEmpty else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= limit, distance < max(wanted.count, scalars.count) else { continue }
    // The earlier name wins a tie, so that the answer does not depend on anything but the input.
    if distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  return best?.name
}

/// How many letters to add, drop, change, or swap with their neighbour. Three rows of memory.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      let change = last[j] + (a[i] == b[j] ? 0 : 1)
      var cost = min(change, last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
