/// Numbers in the plain text that Prometheus reads.
public struct MetricsText {
  public private(set) var text = ""
  private let prefix: String

  public init(prefix: String) {
    self.prefix = prefix
  }

  /// One that only grows, such as `lines`; `labels` come in the order given.
  public mutating func counter(
    _ name: String, _ help: String, _ values: [(label: String, value: Int)], label: String
  ) {
    begin(name + "_total", help, "counter")
    for (key, value) in values {
      text += "\(prefix)_\(name)_total{\(label)=\"\(key)\"} \(value)\n"
    }
  }

  public mutating func counter(_ name: String, _ help: String, _ value: Int) {
    begin(name + "_total", help, "counter")
    text += "\(prefix)_\(name)_total \(value)\n"
  }

  /// One that goes up and down.
  public mutating func gauge(_ name: String, _ help: String, _ value: Int) {
    begin(name, help, "gauge")
    text += "\(prefix)_\(name) \(value)\n"
  }

  public mutating func histogram(_ name: String, _ help: String, _ values: Histogram) {
    let whole = name + "_seconds"
    begin(whole, help, "histogram")
    var sum = 0
    for step in 0..<Histogram.steps {
      sum += values.counts[step]
      let bound = seconds(nanoseconds: Int64(Histogram.microseconds(step)) * 1_000)
      text += "\(prefix)_\(whole)_bucket{le=\"\(bound)\"} \(sum)\n"
    }
    text += "\(prefix)_\(whole)_bucket{le=\"+Inf\"} \(values.count)\n"
    text += "\(prefix)_\(whole)_sum \(seconds(nanoseconds: values.total))\n"
    text += "\(prefix)_\(whole)_count \(values.count)\n"
  }

  private mutating func begin(_ name: String, _ help: String, _ kind: String) {
    text += "# HELP \(prefix)_\(name) \(help)\n# TYPE \(prefix)_\(name) \(kind)\n"
  }

  /// Written by hand, as the text of a floating-point number may have an exponent.
  private func seconds(nanoseconds: Int64) -> String {
    let fraction = String(nanoseconds % 1_000_000_000)
    let zeros = String(repeating: "0", count: 9 - fraction.utf8.count)
    return "\(nanoseconds / 1_000_000_000).\(zeros)\(fraction)"
  }
}
