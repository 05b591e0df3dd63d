/**
 * One contract for every dialect that there is: each row runs it against its simulated server in
 * virtual time, or says by the dialect's facts why it cannot. {@link
 * io.rcon.contract.ContractTable} is kept in CONTRIBUTING.
 */
@NullMarked
package io.rcon.contract;

import org.jspecify.annotations.NullMarked;
