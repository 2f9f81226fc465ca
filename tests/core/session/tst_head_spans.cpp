// Which rows and columns belong to which head: grouped, fused one after another, fused within a head.
#include "core/session/head_spans.h"

#include "core/session/open_model_impl.h"
#include "tests/test_case.h"

using namespace prunescope;

namespace {

ModelHandle modelOf(const char* family, int heads, int keyValueHeads, bool isFused, const char* matrix)
{
    auto model = std::make_shared<OpenModel>();
    model->architecture = findArchitecture(family);
    BlockShape shape;
    shape.heads = heads;
    shape.keyValueHeads = keyValueHeads;
    shape.headWidth = 4;
    shape.innerWidth = 8;
    model->config.blocks = {shape};
    model->config.isFused = isFused;
    MatrixInfo info;
    info.name = matrix;
    info.block = 0;
    model->info.matrices = {info};
    return model;
}

} // namespace

class TstHeadSpans : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void queryRowsKnowTheirKeyHead()
    {
        const char* name = "model.layers.0.self_attn.q_proj";
        const MatrixHeads heads = headsOf(modelOf("llama", 4, 2, false, name), name);
        QVERIFY(heads.areRows && heads.isGrouped);
        const std::vector<HeadSpan> wanted{{0, 4, HeadPart::Query, 0, 0},
                                           {4, 4, HeadPart::Query, 1, 0},
                                           {8, 4, HeadPart::Query, 2, 1},
                                           {12, 4, HeadPart::Query, 3, 1}};
        QVERIFY(heads.spans == wanted);
    }
    void keyRowsAreSharedByAGroup()
    {
        const char* name = "model.layers.0.self_attn.k_proj";
        const MatrixHeads heads = headsOf(modelOf("llama", 4, 2, false, name), name);
        const std::vector<HeadSpan> wanted{{0, 4, HeadPart::Key, 0, 0}, {4, 4, HeadPart::Key, 2, 1}};
        QVERIFY(heads.spans == wanted);
    }
    void outputMatricesHaveHeadsAlongTheirColumns()
    {
        const char* name = "model.layers.0.self_attn.o_proj";
        const MatrixHeads heads = headsOf(modelOf("llama", 4, 4, false, name), name);
        QVERIFY(!heads.areRows && !heads.isGrouped);
        QCOMPARE(heads.spans.size(), std::size_t(4));
        QVERIFY((heads.spans[3] == HeadSpan{12, 4, HeadPart::Output, 3, 3}));
    }
    void fusedPartsFollowEachOther()
    {
        const char* name = "model.layers.0.self_attn.qkv_proj";
        const MatrixHeads heads = headsOf(modelOf("phi3", 4, 2, true, name), name);
        QCOMPARE(heads.spans.size(), std::size_t(8)); // 4 q, 2 k, 2 v
        QVERIFY((heads.spans[3] == HeadSpan{12, 4, HeadPart::Query, 3, 1}));
        QVERIFY((heads.spans[5] == HeadSpan{20, 4, HeadPart::Key, 2, 1}));
        QVERIFY((heads.spans[6] == HeadSpan{24, 4, HeadPart::Value, 0, 0}));
    }
    void gpt2PutsKeysBehindAllQueries()
    {
        const char* name = "transformer.h.0.attn.c_attn";
        const MatrixHeads heads = headsOf(modelOf("gpt2", 2, 2, false, name), name);
        QCOMPARE(heads.spans.size(), std::size_t(6));
        QVERIFY((heads.spans[2] == HeadSpan{8, 4, HeadPart::Key, 0, 0}));
        QVERIFY((heads.spans[5] == HeadSpan{20, 4, HeadPart::Value, 1, 1}));
    }
    void someFamiliesKeepTheThreeTogether()
    {
        const char* name = "gpt_neox.layers.0.attention.query_key_value";
        const MatrixHeads heads = headsOf(modelOf("gpt_neox", 2, 2, false, name), name);
        const std::vector<HeadSpan> wanted{{0, 12, HeadPart::Fused, 0, 0}, {12, 12, HeadPart::Fused, 1, 1}};
        QVERIFY(heads.spans == wanted);
    }
    void otherMatricesHaveNone()
    {
        const char* name = "model.layers.0.mlp.up_proj";
        const ModelHandle model = modelOf("llama", 4, 2, false, name);
        QVERIFY(headsOf(model, name).spans.empty());
        QVERIFY(headsOf(model, "model.norm").spans.empty());
    }
};

PRUNESCOPE_TEST(TstHeadSpans)
#include "tst_head_spans.moc"
