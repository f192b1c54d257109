package dev.tributary.bank.connection;

/// What the browser that sets out keeps, unseen by any script, until it comes back.
public record BrowserMark(String name, String value) {

    /// Under which name the browser that set out with this state keeps its mark.
    public static String nameOf(String state) {
        return Journey.nameOf(state);
    }

    @Override
    public String toString() {
        return "BrowserMark[name=" + name + "]";
    }
}
