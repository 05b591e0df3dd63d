package io.rcon.bench;

/**
 * Work done in a measured time, and its cost.
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
