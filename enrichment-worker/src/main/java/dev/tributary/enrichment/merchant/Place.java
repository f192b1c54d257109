package dev.tributary.enrichment.merchant;

import java.util.Set;
import java.util.regex.Pattern;

/// Where a merchant is: what card networks print after its name.
final class Place {

    private static final Pattern COUNTRY_OR_REGION =
            Pattern.compile(" (?:GBR?|UK|USA?|CAN|IRL|DEU|FRA|ESP|ITA|NLD|AUS|LUX?|SWE|CHE|BEL|AUT|PRT|POL|DNK|NOR|FIN"
                    + "|ON|BC|AB|QC|MB|SK|NS|NB|NL|PE|YT"
                    + "|AL|AK|AZ|AR|CA|CO|CT|DC|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH"
                    + "|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|IE|FR|ES|IT|CH|BE|AT|PT|SE|DK)$");

    /// Codes that are words too, and so only count behind a city or another code.
    private static final Set<String> ALSO_WORDS =
            Set.of("ON", "IN", "ME", "OR", "OK", "IT", "AT", "BE", "HI", "LA", "DE", "CO", "ID", "PA", "MA", "AL");

    private static final Set<String> CITIES = Set.of(
            ("LONDON,GREATER LONDON,MANCHESTER,BIRMINGHAM,LEEDS,GLASGOW,EDINBURGH,LIVERPOOL,BRISTOL,SHEFFIELD,CARDIFF,BELFAST,LEICESTER"
                            + ",NOTTINGHAM,NEWCASTLE,NEWCASTLE UPON TYNE,SOUTHAMPTON,PORTSMOUTH,OXFORD,CAMBRIDGE,BRIGHTON,READING,COVENTRY,MILTON KEYNES"
                            + ",CROYDON,LUTON,SLOUGH,WATFORD,ABERDEEN,DUNDEE,SWANSEA,NORWICH,EXETER,PLYMOUTH,DERBY,STOKE ON TRENT,WOLVERHAMPTON,SOLIHULL"
                            + ",DUBLIN,CORK,GALWAY,LIMERICK,PARIS,LYON,MARSEILLE,BERLIN,MUNICH,MUENCHEN,HAMBURG,FRANKFURT,KOELN,COLOGNE,AMSTERDAM"
                            + ",ROTTERDAM,BRUSSELS,MADRID,BARCELONA,ROME,ROMA,MILANO,MILAN,LISBON,LISBOA,VIENNA,WIEN,ZURICH,GENEVA,STOCKHOLM,OSLO"
                            + ",COPENHAGEN,HELSINKI,WARSAW,WARSZAWA,PRAGUE,PRAHA,BUDAPEST,LUXEMBOURG"
                            + ",NEW YORK,LOS ANGELES,CHICAGO,HOUSTON,PHOENIX,PHILADELPHIA,SAN ANTONIO,SAN DIEGO,DALLAS,AUSTIN,SAN FRANCISCO,SEATTLE"
                            + ",DENVER,BOSTON,WASHINGTON,LAS VEGAS,PORTLAND,ATLANTA,MIAMI,ORLANDO,MINNEAPOLIS,DETROIT,BUFFALO,SAN JOSE"
                            + ",TORONTO,MONTREAL,VANCOUVER,CALGARY,EDMONTON,OTTAWA,WINNIPEG,QUEBEC,HAMILTON,KITCHENER,WATERLOO,MISSISSAUGA,BRAMPTON"
                            + ",MARKHAM,VAUGHAN,RICHMOND HILL,SCARBOROUGH,ETOBICOKE,NORTH YORK,EAST YORK,OAKVILLE,BURLINGTON,PICKERING,AJAX,WHITBY"
                            + ",OSHAWA,CONCORD,WOODBRIDGE,THORNHILL,NEWMARKET,AURORA,BARRIE,GUELPH,WINDSOR,HALIFAX,VICTORIA,SASKATOON,REGINA,BURNABY,SURREY")
                    .split(","));

    private Place() {}

    /// Takes `TORONTO ON` off `LEE VALLEY TOOLS TORONTO ON`, and leaves a name that is nothing but a place.
    static String removeFrom(String text) {
        var region = COUNTRY_OR_REGION.matcher(text);
        if (region.find()) {
            var before = text.substring(0, region.start());
            var withoutCity = withoutCity(before);
            var ambiguous = ALSO_WORDS.contains(region.group().strip());
            if (!withoutCity.equals(before) || !ambiguous) {
                return removeFrom(withoutCity);
            }
        }
        return withoutCity(text);
    }

    private static String withoutCity(String text) {
        var from = text.length();
        for (var words = 0; words < 3; words++) {
            from = text.lastIndexOf(' ', from - 1);
            if (from <= 0) {
                return text;
            }
            if (CITIES.contains(text.substring(from + 1))) {
                return text.substring(0, from);
            }
        }
        return text;
    }
}
