/** What the tests of every module share: fatal leaks and an allocator that counts. */
package io.rcon.testing;
