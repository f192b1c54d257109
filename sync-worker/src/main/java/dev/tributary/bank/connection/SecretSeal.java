package dev.tributary.bank.connection;

/// Keeps a secret so that only its own place can open it.
public interface SecretSeal {

    byte[] seal(String secret, Place place);

    /// @throws IllegalStateException when it was sealed for another place, or by a key that is not in the keyset
    String open(byte[] sealed, Place place);

    /// What everything begins with that the primary key has sealed, and nothing else.
    byte[] primaryMark();

    /// Where a secret belongs: moved to another row or column it cannot be opened.
    ///
    /// @param owner the id of the row
    record Place(String userId, String owner, String field) {}
}
