@testable import Transcripts

/// A transcript with a record of every kind, as the format has been since its first version.
enum Sample {
  static let text = """
    {"handrail":1,"id":"20261122-k7qf3m","started":"2026-11-22T18:40:03Z","pack":"handrail",\
    "dialog":"triggers","fingerprint":"sha256:0b6c3b0d3e7c269e5d42bda01c9f64ae",\
    "engine":"0.1.0","seed":"9f3c2a7710be4d15","language":"en-GB","country":"gb",\
    "via":"terminal","consent":"reviewer","keep":"30d"}
    {"t":0,"k":"go","to":"triggers/opening"}
    {"t":3,"k":"bot","at":"triggers/opening","tag":"info","text":"A trigger sets off a craving."}
    {"t":4,"k":"ask","at":"triggers/opening","q":"strength","options":["flicker","strong"],\
    "labels":["Just a flicker","Strong"],"text":"How strong is it right now?"}
    {"t":8120,"k":"you","n":1,"pick":"strong","by":"number","text":"2"}
    {"t":8121,"k":"set","name":"strength","value":"strong"}
    {"t":20877,"k":"you","n":2,"by":"none","text":"meh dunno \\u202eabc"}
    {"t":55904,"k":"undo","n":3,"to":1}
    {"t":56000,"k":"change","n":4,"to":1,"pick":"flicker","by":"label","text":"just a flicker"}
    {"t":90418,"k":"you","n":5,"by":"free","hit":"work","redacted":["phone"],\
    "text":"row with my manager, he rang me on [phone 1]"}
    {"t":90418,"k":"you","n":6,"by":"free","private":true}
    {"t":90419,"k":"mark","name":"plan made"}
    {"t":90419,"k":"interrupt","n":7,"name":"suicide","how":"check"}
    {"t":90420,"k":"keep","under":"Triggers","text":"Rows with my manager"}
    {"t":90421,"k":"consent","level":"reviewer","clock":"2026-11-22T18:41:33Z",\
    "code":"sha256:00","text":"May somebody read this?"}
    {"t":90422,"k":"pause","code":"sha256:01"}
    {"t":90423,"k":"resume","clock":"2026-11-22T18:41:35Z","lost":0,"fingerprint":"sha256:02"}
    {"t":90424,"k":"ask","at":"triggers/opening","q":"1","wait":true,\
    "hint":"(press Enter to go on)","text":"Take a breath."}
    {"t":90425,"k":"dream","of":["sheep"],"text":"a kind of a later version"}
    {"t":131950,"k":"end","why":"done","name":"good","turns":7,\
    "sum":"sha256:2282703adb91010b318c7c9a0b728f57"}

    """

  static var bytes: [UInt8] { Array(text.utf8) }
}
