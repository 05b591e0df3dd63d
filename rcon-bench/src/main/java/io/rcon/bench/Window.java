package io.rcon.bench;

/**
 * What was done in a time that was measured, and what it took.
 *
 * @param answers how many came
 * @param passed what the process used
 */
record Window(long answers, Usage.Moment passed) {
  static final Window NONE = new Window(0, new Usage.Moment(0, 0, 0, 0, 0));

  Window and(Window that) {
    return new Window(answers + that.answers, passed.and(that.passed));
  }
}
