package measure;

/** An HTTP request; a GET if it has no body. */
record Request(String method, String path, String body) {
  static Request get(String path) {
    return new Request("GET", path, "");
  }

  /** The line format that cycle.lua reads. */
  String line() {
    return String.join("\t", method, path, body);
  }
}
