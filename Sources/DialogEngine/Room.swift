/// Room for the first type of the engine.
enum Room {}
