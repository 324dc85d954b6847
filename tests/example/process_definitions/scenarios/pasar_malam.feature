# language: id
Fitur: Izin Penyelenggaraan Pasar Malam
  Contohnya 18 lapak di Serpong, 17 sampai 19 April 2026, 200 pengunjung, tanpa wahana.

  # Kelengkapan

  Skenario: Loket mengembalikan berkas, pemohon memperbaiki, lalu berkas lengkap
    Dengan contoh permohonan "pasar_malam"
    Dan Bayu memutuskan "kembalikan" karena "Denah tidak terbaca" menyebut denah "Unggah yang jelas"
    Dan pemohon memperbaiki dokumen "denah"
    Ketika Bayu memutuskan "lengkap"
    Maka permohonan berada di "rekomendasi"

  Skenario: Pemohon yang tidak memperbaiki kehilangan gilirannya
    Dengan contoh permohonan "pasar_malam"
    Dan Bayu memutuskan "kembalikan" karena "Denah tidak terbaca" menyebut denah "Unggah yang jelas"
    Ketika pemohon diam
    Maka permohonan berakhir "lapsed"

  Skenario: Hari terakhir tidak dapat sebelum hari pertama
    Ketika permohonan "pasar_malam" diajukan dengan
      | tgl_selesai | 2026-04-16 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "tgl_selesai" disebut

  # Siapa yang ditanya

  Skenario: Pasar malam kecil ditanyakan kepada kecamatan dan Satpol PP
    Dengan contoh permohonan "pasar_malam"
    Ketika Bayu memutuskan "lengkap"
    Maka kecamatan@serpong dan satpolpp ditanya

  Skenario: Kecamatan lahannya yang ditanya
    Dengan contoh permohonan "pasar_malam" dengan
      | kelurahan | 36.74.06.1005 |
    Ketika Bayu memutuskan "lengkap"
    Maka kecamatan@pamulang dan satpolpp ditanya

  Garis-Besar Skenario: Dinas lain hanya ditanya bila menyangkut tugasnya
    Dengan contoh permohonan "pasar_malam" dengan
      | pengunjung  | <pengunjung> |
      | tgl_selesai | <selesai>    |
      | wahana      | <wahana>     |
    Ketika Bayu memutuskan "lengkap"
    Maka <ditanya> ditanya

    Contoh:
      | pengunjung | selesai    | wahana | ditanya                                              |
      | 500        | 2026-04-19 | false  | kecamatan@serpong dan satpolpp                       |
      | 501        | 2026-04-19 | false  | kecamatan@serpong dan satpolpp dan dishub            |
      | 200        | 2026-04-20 | false  | kecamatan@serpong dan satpolpp dan dlh               |
      | 200        | 2026-04-19 | true   | kecamatan@serpong dan satpolpp dan disdamkar         |

  # Semua setuju, atau dua dari tiga

  Skenario: Pada pasar tiga hari satu yang tidak setuju sudah cukup untuk menolak
    Dengan contoh permohonan "pasar_malam" dengan
      | wahana | true |
    Dan Bayu memutuskan "lengkap"
    Dan Asep memutuskan "disetujui"
    Dan Tono memutuskan "disetujui"
    Dan permohonan berada di "rekomendasi"
    Ketika Arif memutuskan "ditolak" karena "Wahana terlalu rapat"
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Pada pasar satu hari dua dari tiga cukup
    Dengan contoh permohonan "pasar_malam" dengan
      | wahana      | true       |
      | tgl_selesai | 2026-04-17 |
    Dan Bayu memutuskan "lengkap"
    Dan Arif memutuskan "ditolak" karena "Wahana terlalu rapat"
    Dan Asep memutuskan "disetujui"
    Dan permohonan berada di "rekomendasi"
    Ketika Tono memutuskan "disetujui"
    Maka permohonan berada di "penetapan_jaminan"

  Skenario: Pada pasar satu hari satu dari tiga tidak cukup
    Dengan contoh permohonan "pasar_malam" dengan
      | wahana      | true       |
      | tgl_selesai | 2026-04-17 |
    Dan Bayu memutuskan "lengkap"
    Dan Arif memutuskan "ditolak" karena "Wahana terlalu rapat"
    Dan Asep memutuskan "disetujui"
    Ketika Tono memutuskan "ditolak" karena "Bersamaan dengan acara lain"
    Maka permohonan berada di "tanda_tangan_penolakan"

  # Perbaikan: 18 lapak menjadi 300

  Skenario: Yang belum ditanya dan tersangkut oleh 300 lapak ditanya
    Dengan contoh permohonan "pasar_malam" dengan
      | wahana      | true       |
      | tgl_selesai | 2026-04-20 |
    Dan Bayu memutuskan "lengkap"
    Dan kecamatan@serpong dan satpolpp dan dlh dan disdamkar ditanya
    Dan Asep memutuskan "perbaiki" karena "Jumlah lapak tidak sama dengan denah" menyebut lapak "Sesuaikan"
    Dan Tono memutuskan "disetujui"
    Dan Fitri memutuskan "disetujui"
    Dan Arif memutuskan "disetujui"
    Dan pemohon memperbaiki isian "lapak" menjadi "300"
    Ketika Bayu memutuskan "lengkap"
    Maka kecamatan@serpong dan satpolpp dan dishub dan dlh ditanya
    Dan nilai "keramaian" adalah "600"
    Dan nilai "jaminan" adalah "Rp6.000.000"

  Skenario: Sesudah 300 lapak kepala dinas yang menandatangani
    Dengan contoh permohonan "pasar_malam"
    Dan Bayu memutuskan "lengkap"
    Dan Asep memutuskan "perbaiki" karena "Jumlah lapak tidak sama dengan denah" menyebut lapak "Sesuaikan"
    Dan Tono memutuskan "disetujui"
    Dan pemohon memperbaiki isian "lapak" menjadi "300"
    Dan keputusan ini diambil
      | kelengkapan       | lengkap    |
      | rekomendasi       | disetujui  |
      | penetapan_jaminan | ditetapkan |
      | pembayaran        | dibayar    |
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen "licences/pasar_malam" terbit

  # Uang jaminan

  Skenario: Uang jaminan menurut tabel pada hari permohonan
    Dengan contoh permohonan "pasar_malam"
    Maka nilai "jaminan" adalah "Rp360.000"

  Skenario: Tarif baru berlaku mulai 1 Juli 2026
    Dengan hari ini tanggal 2026-07-01
    Dan contoh permohonan "pasar_malam" dengan
      | tgl_mulai   | 2026-08-01 |
      | tgl_selesai | 2026-08-02 |
    Maka nilai "jaminan" adalah "Rp450.000"

  Skenario: Surat meminta uang jaminan, dan izin menunggu pembayarannya
    Dengan contoh permohonan "pasar_malam" sudah sampai di "penetapan_jaminan"
    Ketika Wening memutuskan "ditetapkan" dengan
      | kode_bayar  | 3674040300330262 |
      | jatuh_tempo | 2026-03-12       |
    Maka dokumen "letters/jaminan_pasar_malam" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/JAMINAN-PASARMALAM/2026"
    Dan permohonan berada di "pembayaran"

  Skenario: Uang jaminan yang tidak dibayar menggugurkan permohonan
    Dengan contoh permohonan "pasar_malam" sudah sampai di "pembayaran"
    Ketika Wening memutuskan "tidak_dibayar" karena "Lewat jatuh tempo"
    Maka permohonan berakhir "lapsed"

  # Tanda tangan

  Garis-Besar Skenario: Camat menandatangani sampai 20 lapak, kepala dinas di atasnya
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan" dengan
      | lapak | <lapak> |
    Ketika <penanda> memutuskan "ditandatangani"
    Maka dokumen "licences/pasar_malam" terbit
    Dan dokumen bernomor "503/0001-DPMPTSP/PASARMALAM/2026"
    Dan izin berlaku sampai "2026-04-19"
    Dan izin itu belum berlaku
    Dan dokumen berkop "<kop>"

    Contoh:
      | lapak | penanda  | kop               |
      | 20    | Slamet_r | Kecamatan Serpong |
      | 21    | Maya     | DPMPTSP           |

  Skenario: Kepala dinas tidak menandatangani izin 20 lapak
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan" dengan
      | lapak | 20 |
    Ketika Maya memutuskan "ditandatangani"
    Maka itu ditolak dengan kode "not-yours"

  # Pemeriksaan sehari sebelumnya

  Skenario: Dua petugas memeriksa pada 16 April, dan keduanya menandatangani berita acara
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan "pilih_hari" baru dibuka pada "2026-04-07"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan "pemeriksaan" baru dibuka pada "2026-04-16"
    Dan hari yang ditunggu tiba
    Dan petugas di "pemeriksaan" memutuskan "baik"
    Dan permohonan berada di "pemeriksaan"
    Ketika petugas di "pemeriksaan" memutuskan "baik"
    Maka dokumen "letters/berita_acara" terbit
    Dan "laporan" baru dibuka pada "2026-04-19"

  Skenario: Pemeriksaan perlu paling sedikit dua foto
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Ketika Tono memutuskan "baik" tanpa dokumen "foto" dengan keadaan "Tertata"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "foto" disebut

  Skenario: Pasar yang tidak layak dibekukan malam sebelumnya, diperbaiki, dan dilepas
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "kurang"
    Dan Slamet_r memutuskan "dibekukan" karena "Kabel terkelupas"
    Dan dokumen "letters/pasar_dibekukan" terbit
    Dan izin itu dibekukan
    Dan petugas di "periksa_ulang" memutuskan "baik"
    Dan petugas di "tanda_tangan_pemulihan_pasar" memutuskan "kembalikan"
    Dan petugas di "periksa_ulang" memutuskan "baik"
    Ketika petugas di "tanda_tangan_pemulihan_pasar" memutuskan "ditandatangani"
    Maka dokumen "letters/pasar_dipulihkan" terbit
    Dan izin itu belum berlaku
    Dan "laporan" baru dibuka pada "2026-04-19"

  Skenario: Yang tetap tidak layak dicabut, dan pasarnya tidak dibuka
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "kurang"
    Dan Slamet_r memutuskan "dibekukan" karena "Kabel terkelupas"
    Dan petugas di "periksa_ulang" memutuskan "kurang"
    Dan petugas di "tanda_tangan_pencabutan_pasar" memutuskan "kembalikan"
    Dan petugas di "periksa_ulang" memutuskan "kurang"
    Ketika petugas di "tanda_tangan_pencabutan_pasar" memutuskan "ditandatangani"
    Maka dokumen "letters/pasar_dicabut" terbit
    Dan izin itu dicabut
    Dan permohonan berakhir "changed"

  Skenario: Pasar yang tidak layak dapat langsung dicabut
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "kurang"
    Ketika Slamet_r memutuskan "dicabut" karena "Tenda roboh"
    Maka dokumen "letters/pasar_dicabut" terbit
    Dan izin itu dicabut

  Skenario: Pemberi izin dapat tetap membuka pasar
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "kurang"
    Ketika Slamet_r memutuskan "dibuka"
    Maka izin itu belum berlaku
    Dan "laporan" baru dibuka pada "2026-04-19"

  # Penundaan

  Skenario: Pemohon menunda pasarnya ke hari lain, dan semuanya mengikuti hari itu
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon menjawab "pilih_hari" dengan
      | hari_pertama  | 2026-05-08 |
      | hari_terakhir | 2026-05-10 |
      | sebab         | Lahan terendam |
    Dan petugas di "nilai_hari" memutuskan "bebas"
    Ketika Slamet_r memutuskan "ditandatangani"
    Maka dokumen "letters/penundaan" terbit
    Dan dokumen bernomor "503/0002-DPMPTSP/TUNDA-PASARMALAM/2026"
    Dan izin itu berlaku mulai "2026-05-08" sampai "2026-05-10"
    Dan izin itu belum berlaku
    Dan "pemeriksaan" baru dibuka pada "2026-05-07"

  Skenario: Pasar yang tidak layak dapat ditunda
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "kurang"
    Dan Slamet_r memutuskan "ditunda"
    Dan pemohon menjawab "pilih_hari" dengan
      | hari_pertama  | 2026-05-08 |
      | hari_terakhir | 2026-05-08 |
      | sebab         | Tenda diganti |
    Dan petugas di "nilai_hari" memutuskan "bebas"
    Ketika Slamet_r memutuskan "ditandatangani"
    Maka izin itu berlaku mulai "2026-05-08" sampai "2026-05-08"
    Dan 18 hari berlalu
    Dan izin itu belum berlaku

  Skenario: Pasar yang ditunda tidak boleh lebih lama
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Ketika pemohon menjawab "pilih_hari" dengan
      | hari_pertama  | 2026-05-08 |
      | hari_terakhir | 2026-05-11 |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "hari_terakhir" disebut

  Skenario: Lahan yang sudah dipakai pada hari itu
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon menjawab "pilih_hari" dengan
      | hari_pertama  | 2026-05-08 |
      | hari_terakhir | 2026-05-10 |
    Ketika petugas di "nilai_hari" memutuskan "dipakai"
    Maka izin itu berlaku mulai "2026-04-17" sampai "2026-04-19"
    Dan "pemeriksaan" baru dibuka pada "2026-04-16"

  Skenario: Camat tidak menunda
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon menjawab "pilih_hari" dengan
      | hari_pertama  | 2026-05-08 |
      | hari_terakhir | 2026-05-10 |
    Dan petugas di "nilai_hari" memutuskan "bebas"
    Ketika petugas di "tanda_tangan_penundaan" memutuskan "ditolak"
    Maka "pemeriksaan" baru dibuka pada "2026-04-16"

  # Pembekuan selama pasar berlangsung

  Skenario: Izin dibekukan, diperbaiki, dan dipulihkan
    Dengan izin "pasar_malam" sudah terbit
    Dan Tono membuka "pembekuan" tentang izin itu
    Dan keputusan ini diambil
      | usul_pembekuan         | diusulkan      |
      | tanda_tangan_pembekuan | kembalikan     |
      | usul_pembekuan         | diusulkan      |
    Dan Slamet_r memutuskan "ditandatangani"
    Dan dokumen "letters/pembekuan" terbit
    Dan izin itu dibekukan
    Dan Tono membuka "pemulihan" tentang izin itu
    Dan keputusan ini diambil
      | usul_pemulihan         | diusulkan      |
      | tanda_tangan_pemulihan | kembalikan     |
      | usul_pemulihan         | diusulkan      |
    Ketika Slamet_r memutuskan "ditandatangani"
    Maka dokumen "letters/pemulihan" terbit
    Dan izin itu belum berlaku

  Skenario: Usul pembekuan yang dihentikan
    Dengan izin "pasar_malam" sudah terbit
    Dan Tono membuka "pembekuan" tentang izin itu
    Ketika petugas di "usul_pembekuan" memutuskan "dihentikan"
    Maka permohonan berakhir "cancelled"

  Skenario: Yang belum diperbaiki tidak dipulihkan
    Dengan izin "pasar_malam" sudah terbit
    Dan Tono membuka "pembekuan" tentang izin itu
    Dan keputusan ini diambil
      | usul_pembekuan         | diusulkan      |
      | tanda_tangan_pembekuan | ditandatangani |
    Dan Tono membuka "pemulihan" tentang izin itu
    Ketika petugas di "usul_pemulihan" memutuskan "belum"
    Maka permohonan berakhir "cancelled"
    Dan izin itu dibekukan

  Skenario: Izin dicabut oleh camat yang memberikannya
    Dengan izin "pasar_malam" sudah terbit
    Dan Hendra membuka "pencabutan" tentang izin itu
    Dan keputusan ini diambil
      | usul_pencabutan         | diusulkan  |
      | nilai_pencabutan        | kembalikan |
      | usul_pencabutan         | diusulkan  |
      | nilai_pencabutan        | disetujui  |
      | tanda_tangan_pencabutan | kembalikan |
      | usul_pencabutan         | diusulkan  |
      | nilai_pencabutan        | disetujui  |
    Ketika Slamet_r memutuskan "ditandatangani"
    Maka dokumen "letters/pencabutan" terbit
    Dan izin itu dicabut

  Skenario: Kepala Bidang menghentikan usul pencabutan
    Dengan izin "pasar_malam" sudah terbit
    Dan Hendra membuka "pencabutan" tentang izin itu
    Ketika keputusan ini diambil
      | usul_pencabutan  | diusulkan  |
      | nilai_pencabutan | dihentikan |
    Maka permohonan berakhir "cancelled"

  Skenario: Verifikator menghentikan usul pencabutan sendiri
    Dengan izin "pasar_malam" sudah terbit
    Dan Hendra membuka "pencabutan" tentang izin itu
    Ketika petugas di "usul_pencabutan" memutuskan "dihentikan"
    Maka permohonan berakhir "cancelled"

  # Laporan kebersihan

  Skenario: Laporan kebersihan masuk
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "baik"
    Dan hari yang ditunggu tiba
    Ketika pemohon menjawab "laporan" dengan uraian "Bersih"
    Maka permohonan berakhir "done"

  Skenario: Laporan perlu foto
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "baik"
    Dan hari yang ditunggu tiba
    Ketika pemohon menjawab "laporan" tanpa dokumen "foto_bersih"
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "foto_bersih" disebut

  Skenario: Sampai hari kerja kedua laporan masih diterima
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "baik"
    Dan hari yang ditunggu tiba
    Dan 2 hari berlalu
    Ketika pemohon menjawab "laporan" dengan uraian "Bersih"
    Maka permohonan berakhir "done"

  Skenario: Tanpa laporan tidak ada izin pasar malam selama setahun
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan hari yang ditunggu tiba
    Dan semua petugas di "pemeriksaan" memutuskan "baik"
    Dan hari yang ditunggu tiba
    Dan pemohon diam
    Dan permohonan berakhir "lapsed"
    Ketika pemohon lain mengajukan permohonan dengan
      | nik         | 3674046203900004 |
      | tgl_mulai   | 2026-06-17 |
      | tgl_selesai | 2026-06-17 |
    Maka itu ditolak dengan kode "barred"

  # Penarikan, penolakan, keberatan

  Garis-Besar Skenario: Pemohon menarik permohonannya sampai tanda tangan
    Dengan contoh permohonan "pasar_malam" sudah sampai di "<langkah>"
    Ketika pemohon menarik permohonannya
    Maka permohonan berakhir "withdrawn"

    Contoh:
      | langkah      |
      | kelengkapan  |
      | rekomendasi  |
      | pembayaran   |
      | tanda_tangan |

  Skenario: Yang sudah ditandatangani tidak dapat ditarik
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditandatangani"
    Ketika pemohon menarik permohonannya
    Maka itu ditolak dengan kode "not-now"

  Skenario: Kepala dinas membatalkan permohonan dengan alasan
    Dengan contoh permohonan "pasar_malam"
    Ketika Maya membatalkan permohonan karena "Permohonan ganda"
    Maka permohonan berakhir "cancelled"

  Skenario: Camat dapat menolak dengan alasan
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Dan Slamet_r memutuskan "ditolak" karena "Lahan dipakai upacara"
    Ketika Slamet_r memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen "refusals/penolakan" terbit

  Skenario: Penolakan perlu alasan
    Dengan contoh permohonan "pasar_malam" sudah sampai di "tanda_tangan"
    Ketika Slamet_r memutuskan "ditolak"
    Maka itu ditolak dengan kode "invalid-form"

  Skenario: Keberatan yang dikabulkan mengembalikan permohonan ke loket
    Dengan contoh permohonan "pasar_malam" sudah sampai di "rekomendasi"
    Dan keputusan ini diambil
      | rekomendasi            | ditolak        |
      | tanda_tangan_penolakan | ditandatangani |
    Dan pemohon mengajukan "keberatan" karena "Syaratnya sudah lengkap"
    Ketika keputusan ini diambil
      | telaah_keberatan  | diajukan   |
      | putusan_keberatan | dikabulkan |
    Maka permohonan berada di "kelengkapan"
    Dan dokumen "letters/keberatan" terbit

  Garis-Besar Skenario: Keberatan yang ditolak dapat dibanding
    Dengan contoh permohonan "pasar_malam" sudah sampai di "rekomendasi"
    Dan keputusan ini diambil
      | rekomendasi            | ditolak        |
      | tanda_tangan_penolakan | ditandatangani |
    Dan pemohon mengajukan "keberatan" karena "Syaratnya sudah lengkap"
    Dan keputusan ini diambil
      | telaah_keberatan  | diajukan |
      | putusan_keberatan | ditolak  |
    Dan pemohon mengajukan "banding" karena "Keberatan tidak diperiksa"
    Ketika Pramudya memutuskan "<putusan>" karena "Sudah diperiksa"
    Maka dokumen "letters/banding" terbit

    Contoh:
      | putusan    |
      | dikabulkan |
      | ditolak    |

  Skenario: Izin dapat dibekukan juga selama pasar berlangsung
    Dengan izin "pasar_malam" sudah terbit
    Dan 46 hari berlalu
    Dan izin itu berlaku
    Ketika Tono membuka "pembekuan" tentang izin itu
    Maka permohonan berada di "usul_pembekuan"

  Skenario: Keberatan tidak dapat diajukan lagi sesudah 21 hari kerja
    Dengan contoh permohonan "pasar_malam" sudah sampai di "rekomendasi"
    Dan keputusan ini diambil
      | rekomendasi            | ditolak        |
      | tanda_tangan_penolakan | ditandatangani |
    Dan 22 hari kerja berlalu
    Ketika pemohon mengajukan "keberatan"
    Maka itu ditolak dengan kode "not-now"
