/// The first line of a transcript: which conversation this is, and what it was held with.
public struct Header: Equatable, Sendable {
  /// The major version of the format that this code reads and writes.
  public static let version = 1

  public var id: String
  public var started: String
  public var pack: String
  /// Where it went after the opening, or nil for the landing node.
  public var dialog: String?
  /// `dialog/node`, where it began there and passed the opening over.
  public var from: String?
  /// `name=value`, set before the first step.
  public var given: [String]
  public var fingerprint: String
  public var engine: String
  /// 16 hexadecimal digits.
  public var seed: String
  public var language: String
  public var country: String?
  /// `terminal`, `port` or the like.
  public var via: String
  /// What the conversation began with: `ask`, `always`, `me`, `reviewer`.
  public var record: String
  /// Who may read it; a later record may say otherwise.
  public var consent: String
  /// How long it is kept, such as `30d`.
  public var keep: String?
  /// Keys of a later version, as they were found.
  public var extra: [FlatObject.Field]

  public init(
    id: String, started: String, pack: String, dialog: String? = nil, from: String? = nil,
    given: [String] = [], fingerprint: String, engine: String, seed: String, language: String,
    country: String? = nil, via: String, record: String = "ask", consent: String,
    keep: String? = nil, extra: [FlatObject.Field] = []
  ) {
    self.id = id
    self.started = started
    self.pack = pack
    self.dialog = dialog
    self.from = from
    self.given = given
    self.fingerprint = fingerprint
    self.engine = engine
    self.seed = seed
    self.language = language
    self.country = country
    self.via = via
    self.record = record
    self.consent = consent
    self.keep = keep
    self.extra = extra
  }
}

extension Header {
  public var line: [UInt8] { FlatWriter.line(object) }

  var object: FlatObject {
    var fields: [FlatObject.Field] = [.init("handrail", .number(Self.version))]
    fields.append(.init("id", .text(id)))
    fields.append(.init("started", .text(started)))
    fields.append(.init("pack", .text(pack)))
    if let dialog { fields.append(.init("dialog", .text(dialog))) }
    if let from { fields.append(.init("from", .text(from))) }
    if !given.isEmpty { fields.append(.init("given", .list(given))) }
    fields.append(.init("fingerprint", .text(fingerprint)))
    fields.append(.init("engine", .text(engine)))
    fields.append(.init("seed", .text(seed)))
    fields.append(.init("language", .text(language)))
    if let country { fields.append(.init("country", .text(country))) }
    fields.append(.init("via", .text(via)))
    if record != "ask" { fields.append(.init("record", .text(record))) }
    fields.append(.init("consent", .text(consent)))
    if let keep { fields.append(.init("keep", .text(keep))) }
    return FlatObject(fields + extra)
  }

  /// A header of this version. What is missing is empty: an old file is never refused for that.
  init(_ object: FlatObject) {
    func text(_ key: String) -> String { object[key]?.text ?? "" }
    id = text("id")
    started = text("started")
    pack = text("pack")
    dialog = object["dialog"]?.text
    from = object["from"]?.text
    given = object["given"]?.list ?? []
    fingerprint = text("fingerprint")
    engine = text("engine")
    seed = text("seed")
    language = text("language")
    country = object["country"]?.text
    via = text("via")
    record = object["record"]?.text ?? "ask"
    consent = text("consent")
    keep = object["keep"]?.text
    extra = object.fields.filter { !Self.keys.contains($0.key) }
  }

  private static let keys: Set<String> = [
    "handrail", "id", "started", "pack", "dialog", "from", "given", "fingerprint", "engine",
    "seed", "language", "country", "via", "record", "consent", "keep",
  ]
}
