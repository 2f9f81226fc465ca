// The window's speed with really painted frames (offscreen unless QT_QPA_PLATFORM says otherwise): a heatmap of 11008 x 4096
// and the same matrix in QCustomPlot's own colour map beside it, the model map of a 70B model, and the start of the program.
//
// usage: bench_window [PATH OF prunescope]
#include "core/base/random.h"
#include "core/session/session.h"
#include "tests/benchmarks/event_watchdog.h"
#include "widgets/base/qcp.h"
#include "widgets/base/selection.h"
#include "widgets/base/theme.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/overview/map_canvas.h"
#include "widgets/overview/model_map.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QWheelEvent>
#include <QWindow>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace prunescope;
using namespace prunescope::gui;

namespace {

constexpr std::int64_t kRows = 11008, kColumns = 4096;
constexpr int kFrames = 300;
constexpr QSize kSize{1000, 760};

/// Time that passed, and time that all threads computed: on a machine with other work the first says little.
struct Times {
    std::vector<double> wall, cpu;
};

double cpuMs() { return 1000.0 * double(std::clock()) / double(CLOCKS_PER_SEC); }

void print(const char* what, const Times& times, double target = 0)
{
    std::vector<double> ms = times.wall, cpu = times.cpu;
    std::sort(ms.begin(), ms.end());
    std::sort(cpu.begin(), cpu.end());
    const double median = ms[ms.size() / 2], high = ms[std::size_t(0.99 * double(ms.size() - 1))];
    std::printf("%-52s %8.1f %8.1f %8.1f %8.1f", what, median, high, ms.back(), cpu.empty() ? 0.0 : cpu[cpu.size() / 2]);
    if (target > 0)
        std::printf("   target %.0f%s", target, median <= target ? "" : "  MISSED");
    std::printf("\n");
    std::fflush(stdout);
}

Times repeat(int count, const std::function<void(int)>& act)
{
    Times times;
    for (int i = 0; i < count; ++i) {
        const double before = cpuMs();
        QElapsedTimer timer;
        timer.start();
        act(i);
        times.wall.push_back(double(timer.nsecsElapsed()) * 1e-6);
        times.cpu.push_back(cpuMs() - before);
    }
    return times;
}

/// On the screen, so that repaint() paints.
void showNow(QWidget& widget)
{
    widget.show();
    while (!widget.windowHandle()->isExposed())
        QCoreApplication::processEvents();
}

/// Wanda scores as they look: normal weights times skewed norms.
std::shared_ptr<const MatrixScore> makeScores()
{
    auto score = std::make_shared<MatrixScore>();
    score->matrix = "model.layers.0.mlp.up_proj";
    score->score = "wanda";
    score->rows = kRows;
    score->columns = kColumns;
    Random random(1);
    for (std::int64_t c = 0; c < kColumns; ++c)
        score->inputNorm.push_back(float(std::exp(0.5 * random.normal())));
    std::vector<float> normals(1 << 20);
    for (float& value : normals)
        value = float(0.02 * random.normal());
    score->weights.resize(std::size_t(kRows * kColumns));
    score->values.resize(score->weights.size());
    for (std::size_t i = 0; i < score->weights.size(); ++i) {
        score->weights[i] = normals[(i * 31 + i / kColumns * 7919) & (normals.size() - 1)];
        score->values[i] = std::abs(score->weights[i]) * score->inputNorm[i % kColumns];
    }
    return score;
}

void drag(QWidget& widget, const QPointF& from, const QPointF& to, QEvent::Type type)
{
    Q_UNUSED(from);
    const auto buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, to, widget.mapToGlobal(to), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void wheel(QWidget& widget, const QPointF& at, int angle)
{
    QWheelEvent event(at, widget.mapToGlobal(at), QPoint(), QPoint(0, angle), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

Times panFrames(HeatmapView& view)
{
    QPointF at = view.pictureRect().center();
    drag(view, at, at, QEvent::MouseButtonPress);
    auto ms = repeat(kFrames, [&](int i) {
        at += QPointF(i % 40 < 20 ? 9 : -9, i % 60 < 30 ? 6 : -6);
        drag(view, at, at, QEvent::MouseMove);
        view.repaint();
    });
    drag(view, at, at, QEvent::MouseButtonRelease);
    return ms;
}

Times zoomFrames(HeatmapView& view)
{
    view.fit();
    view.repaint();
    const QPointF at = view.pictureRect().topLeft() + QPointF(0.3 * view.pictureRect().width(), 0.6 * view.pictureRect().height());
    return repeat(kFrames, [&](int i) {
        wheel(view, at, i % 80 < 40 ? 60 : -60);
        view.repaint();
    });
}

void benchFrames(HeatmapView& view, const char* name)
{
    const auto label = [name](const char* what) { return std::string("heatmap ") + what + ", " + name; };
    view.fit();
    view.zoomAt(view.pictureRect().center(), 3);
    view.repaint();
    print(label("pan, zoomed to 1/3").c_str(), panFrames(view), 16);
    view.showOneToOne();
    view.repaint();
    print(label("pan, one weight per pixel").c_str(), panFrames(view), 16);
    view.zoomAt(view.pictureRect().center(), 60);
    view.repaint();
    print(label("pan, single weights with numbers").c_str(), panFrames(view), 16);
    print(label("zoom, all levels").c_str(), zoomFrames(view), 16);
}

std::shared_ptr<const HeatmapMask> makeMask(const std::shared_ptr<const MatrixScore>& score, float threshold)
{
    auto preview = std::make_shared<MaskPreview>();
    preview->matrix = score->matrix;
    preview->rows = kRows;
    preview->columns = kColumns;
    preview->pruned.resize(score->values.size());
    for (std::size_t i = 0; i < score->values.size(); ++i)
        preview->pruned[i] = score->values[i] <= threshold;
    preview->prunedCount = std::int64_t(score->values.size()) / 2;
    StopFlag stop;
    return makeHeatmapMask(preview, stop);
}

void benchHeatmap(const std::shared_ptr<const MatrixScore>& score)
{
    StopFlag stop;
    HeatmapView view;
    view.resize(kSize);
    showNow(view);
    std::shared_ptr<const HeatmapData> data;
    print("heatmap first picture after the scores", repeat(9, [&](int) {
              view.setData(nullptr, {});
              data = makeHeatmapData(score, stop);
              view.setData(data, QStringLiteral("Wanda score |W|·‖x‖"));
              view.repaint();
          }), 150);
    print("  of it: pyramid", repeat(5, [&](int) { makeHeatmapData(score, stop); }));
    print("  of it: colours and frame", repeat(5, [&](int) {
              view.setData(nullptr, {});
              view.setData(data, QString());
              view.repaint();
          }));
    benchFrames(view, "scores");

    view.fit();
    std::vector<std::shared_ptr<const HeatmapMask>> masks{makeMask(score, 0.01f), makeMask(score, 0.012f)};
    print("overlay after a slider move (mask known)", repeat(15, [&](int i) {
              view.setMask(makeHeatmapMask(masks[std::size_t(i % 2)]->preview, stop));
              view.repaint();
          }), 33);
    print("  of it: pyramid of the mask", repeat(9, [&](int) { makeHeatmapMask(masks[0]->preview, stop); }));
    PlanEntry entry;
    entry.method = "wanda";
    std::shared_ptr<const RowRanks> ranks;
    const auto choose = [&](int i) {
        entry.sparsityShare = 0.5 + 0.01 * i;
        view.setMask(makeHeatmapMask(previewMask(score, entry, ranks), stop));
        view.repaint();
    };
    print("overlay, choosing the mask (Wanda, per row) once", repeat(5, choose));
    print("order of the rows, at the slider's second move", repeat(3, [&](int) { ranks = rankRows(score, entry); }));
    print("overlay after a slider move, mask chosen by it", repeat(15, choose), 33);
    print("  of it: the mask", repeat(9, [&](int) { previewMask(score, entry, ranks); }));
    benchFrames(view, "with overlay");
}

void benchColourMap(const MatrixScore& score)
{
    QCustomPlot plot;
    plot.resize(kSize);
    showNow(plot);
    plot.replot(QCustomPlot::rpImmediateRefresh);
    auto* map = new QCPColorMap(plot.xAxis, plot.yAxis);
    print("QCPColorMap first picture", repeat(1, [&](int) {
              map->data()->setSize(int(kColumns), int(kRows));
              map->data()->setRange(QCPRange(0, double(kColumns - 1)), QCPRange(0, double(kRows - 1)));
              for (std::int64_t r = 0; r < kRows; ++r)
                  for (std::int64_t c = 0; c < kColumns; ++c)
                      map->data()->setCell(int(c), int(r), double(score.values[std::size_t(r * kColumns + c)]));
              map->setInterpolate(false);
              map->setGradient(QCPColorGradient::gpPolar);
              map->rescaleDataRange();
              plot.rescaleAxes();
              plot.replot(QCustomPlot::rpImmediateRefresh);
          }));
    const auto pan = [&](int i) {
        plot.xAxis->moveRange(i % 2 ? 40 : -40);
        plot.replot(QCustomPlot::rpImmediateRefresh);
    };
    print("QCPColorMap pan, all seen", repeat(5, pan));
    plot.xAxis->setRange(500, 1500);
    plot.yAxis->setRange(500, 1260);
    plot.replot(QCustomPlot::rpImmediateRefresh);
    print("QCPColorMap pan, one weight per pixel", repeat(20, pan));
}

void benchModelMap()
{
    ModelInfo model;
    model.blocks = 126;
    model.kinds = {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"};
    std::map<std::string, double> values;
    for (int block = 0; block < model.blocks; ++block)
        for (const std::string& kind : model.kinds) {
            MatrixInfo matrix;
            matrix.name = "model.layers." + std::to_string(block) + "." + kind;
            matrix.block = block;
            matrix.kind = kind;
            matrix.rows = matrix.columns = 16384;
            matrix.isPrunable = true;
            values[matrix.name] = 0.3 + 0.4 * double((block * 7 + int(kind.size())) % 50) / 50;
            model.matrices.push_back(matrix);
        }
    Selection selection;
    ModelMap map(&selection);
    MapQuantity quantity{QStringLiteral("planned"), QStringLiteral("Planned sparsity")};
    quantity.isShare = true;
    quantity.values = values;
    map.setModel(model);
    map.setQuantities({quantity});
    map.resize(1200, 320);
    showNow(map);
    print("model map 126 x 7, repaint", repeat(kFrames, [&](int) { map.canvas()->repaint(); }), 8);
    print("model map 126 x 7, other values and repaint", repeat(100, [&](int i) {
              for (auto& [name, value] : values)
                  value += i % 2 ? 0.01 : -0.01;
              map.setValues(quantity.id, values);
              map.canvas()->repaint();
          }), 8);
}

void benchStart(const QString& program)
{
    Times times;
    for (int i = 0; i < 7; ++i) {
        QProcess process;
        process.start(program, {QStringLiteral("--quit-after-first-paint")});
        if (!process.waitForFinished(60000))
            return std::printf("%s does not end.\n", qPrintable(program)), void();
        times.wall.push_back(process.readAllStandardOutput().split(' ').value(0).toDouble());
    }
    print("start to first picture, bundled model", times, 1000);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    tests::WatchedApplication app(argc, argv);
    applyTheme(app, ThemeChoice::Dark);
    startRuntime(0);
    std::printf("%s\n%-52s %8s %8s %8s %8s\n", runtimeDescription().c_str(), "milliseconds", "median", "99 %", "longest", "CPU");
    if (argc > 1)
        benchStart(QString::fromLocal8Bit(argv[1]));
    benchModelMap();
    const auto score = makeScores();
    app.startWatch(50);
    benchHeatmap(score);
    app.endWatch();
    std::printf("%-52s %8s %8.1f %8.1f\n", "events sent to the heatmap", "", app.quantileMs(0.99), app.longestMs());
    benchColourMap(*score);
    return 0;
}
