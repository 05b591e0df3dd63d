/**
 * The fleet file: servers, their dialects and their passwords in YAML.
 *
 * <pre>
 *  text ──▶ Yaml ──▶ Section, Scalar ──▶ DialectReader ──▶ ServerReader ──▶ FleetFile
 *           syntax   places, types       dialects:         servers:
 * </pre>
 *
 * <p>Every error names the file, the line and the column, says what is wrong and what to write
 * instead. No error holds a password, nor any text that may be one.
 */
@NullMarked
package io.rcon.config;

import org.jspecify.annotations.NullMarked;
