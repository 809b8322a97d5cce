/// The program: reads the command and runs it.
@main
struct Handrail {
  static func main() {}
}
