// A whole program on top of Gainsay: who contradicts whom in a text case.
#include <engine/contradiction/contradictions.hpp>
#include <fstream>
#include <graphs/format/text_case/case_json.hpp>
#include <graphs/snapshot/build/build.hpp>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: consumer CASE.json\n";
        return 2;
    }
    try {
        std::ifstream file(argv[1]);
        const gainsay::CaseSource source(gainsay::read_case(file, argv[1]));
        const gainsay::Snapshot snapshot = gainsay::build_snapshot(source);
        for (const gainsay::Contradiction& pair : gainsay::all_contradictions(snapshot).pairs) {
            std::cout << snapshot.id(pair.a) << " against " << snapshot.id(pair.b) << ", "
                      << pair.witnesses.size() << " witnesses\n";
        }
    } catch (const gainsay::Error& error) {
        std::cerr << to_string(error.where()) << ": " << error.what() << '\n';
        return 2;
    }
    return 0;
}
